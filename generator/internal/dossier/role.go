package dossier

import "dossier/generator/internal/conf"

// Covers tells whether a role was held at a date, as far as both are precise: a
// role from 2013 covers March 2013. What is known as of a date covers that date
// alone; no role covers a date that is not known.
func (r Role) Covers(d conf.Date) bool {
	apart := func(a, b conf.Date) bool { return !a.IsZero() && !b.IsZero() && earlier(a, b) }
	if r.From.IsZero() && r.To.IsZero() {
		return !d.IsZero() && !r.AsOf.IsZero() && !earlier(d, r.AsOf) && !earlier(r.AsOf, d)
	}
	return !d.IsZero() && !apart(d, r.From) && !apart(r.To, d)
}
