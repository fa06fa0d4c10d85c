package dossier

import (
	"slices"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/lock"
)

// An author's corrections say when and why the dossier has changed; the tool
// lists what. Changes found since the newest one wait for the next. Nothing
// depends on the clock: dates are the author's, and the lock remembers.

// editions are the dates of the author's corrections, the oldest first, each a
// name for what changed until then.
func (b *builder) editions() []string {
	var dates []conf.Date
	for _, c := range b.files.Settings.Corrections {
		switch {
		case c.Date.IsZero() || c.Why.Value == "":
			b.ds.Errorf("dossier.yaml", c.Pos.Line, c.Pos.Col, "correction-incomplete", "give it both date: and why:", "a correction without date or reason")
		case slices.ContainsFunc(dates, func(d conf.Date) bool { return d.Time.Equal(c.Date.Time) }):
			b.ds.Errorf("dossier.yaml", c.Date.Line, c.Date.Col, "correction-twice", "make them one, or give them a time, such as 2013-11-10T08:30:00-05:00", "two corrections have the date %s", c.Date)
		default:
			dates = append(dates, c.Date)
		}
	}
	slices.SortFunc(dates, func(x, y conf.Date) int { return x.Time.Compare(y.Time) })
	var out []string
	for _, d := range dates {
		out = append(out, d.Value)
	}
	b.remembered(out)
	return out
}

// remembered reports corrections the lock knows and the author's file does not
// have: what they explained would be explained by nothing.
func (b *builder) remembered(editions []string) {
	known := []string{b.files.Lock.Edition}
	for _, c := range b.files.Lock.Changes {
		known = append(known, c.Edition)
	}
	slices.Sort(known)
	for _, date := range slices.Compact(known) {
		if date != "" && !slices.Contains(editions, date) {
			b.ds.Errorf("dossier.yaml", 1, 1, "correction-gone", "write it again under corrections:, or change its date in "+LockFile+" too",
				"%s holds what the correction of %s explains, and there is no such correction", LockFile, date)
		}
	}
}

// corrections puts what the lock says has changed under the author's reasons.
func (b *builder) corrections(l lock.Lock) {
	if l.Edition == "" {
		return
	}
	changes := b.changes(l)
	for _, c := range b.files.Settings.Corrections {
		b.d.Corrections = append(b.d.Corrections, Correction{c.Date, c.Why.Value, changes[c.Date.Value]})
	}
	slices.SortStableFunc(b.d.Corrections, func(x, y Correction) int { return y.Date.Time.Compare(x.Date.Time) })
	if waiting := changes[""]; len(waiting) > 0 {
		b.d.Corrections = slices.Insert(b.d.Corrections, 0, Correction{Changes: waiting})
	}
}

// changes are those of each edition.
func (b *builder) changes(l lock.Lock) map[string][]Change {
	carried, retired := map[int]*Statement{}, map[int]*Retired{}
	for _, s := range b.d.Statements {
		carried[s.Number] = s
	}
	for _, r := range b.d.Retired {
		retired[r.Number] = r
	}
	out := map[string][]Change{}
	for _, c := range l.Changes {
		n := c.Page.Number
		out[c.Edition] = append(out[c.Edition], Change{
			Kind: c.Kind, ID: c.Page.Article, Article: b.byID[c.Page.Article],
			Number: n, Statement: carried[n], Retired: retired[n], From: c.From,
		})
	}
	return out
}
