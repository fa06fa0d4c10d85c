package data

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"time"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// newest is how many entries a feed has at most.
const newest = 200

// An entry of a feed: an article, a statement, a correction or a note of the
// author's, by the date the dossier knows for it. The clock plays no part.
type entry struct {
	address site.Address
	title   string
	words   string
	author  string
	page    site.Address // of the author; "" when there is none
	kind    string
	date    conf.Date
}

// writeFeeds writes feed.xml and feed.json; nothing where nothing has a date.
func writeFeeds(s *site.Site, write Write) error {
	list := entries(s)
	if len(list) == 0 {
		return nil
	}
	if err := write(string(site.AtomFeed), atom(s, list)); err != nil {
		return err
	}
	data, err := jsonFeed(s, list)
	if err != nil {
		return err
	}
	return write(string(site.JSONFeed), data)
}

// entries lists what has a date, the newest first; of one day
// corrections, articles, statements by number, then notes.
func entries(s *site.Site) []entry {
	type dated struct {
		date conf.Date
		make func() entry
	}
	var all []dated
	put := func(d conf.Date, f func() entry) {
		if !d.IsZero() {
			all = append(all, dated{d, f})
		}
	}
	for i, c := range s.Dossier.Corrections {
		if s.Dossier.Kept {
			put(c.Date, func() entry {
				return entry{s.CorrectionAddress(i), "Correction", c.Why, "", "", "correction", c.Date}
			})
		}
	}
	for _, a := range s.Dossier.Articles {
		put(a.Published, func() entry {
			return entry{site.ArticleAddress(a), a.Title, quoted(a), cmp.Or(a.Byline, a.Outlet.Name), "", "article", a.Published}
		})
	}
	for _, st := range s.Dossier.Statements {
		date := site.Published(st)
		put(date, func() entry { return statementEntry(st, date) })
	}
	for _, n := range s.Dossier.Notes {
		put(n.Date, func() entry {
			return entry{site.NoteAddress(n), n.Title, "A note by the editors.", "", "", "note", n.Date}
		})
	}
	for _, b := range s.Dossier.Briefings {
		put(b.Date, func() entry {
			return entry{site.BriefingAddress(b), b.Title, cmp.Or(b.Summary, "A briefing by the editors."), b.Editor, "", "briefing", b.Date}
		})
	}
	slices.SortStableFunc(all, func(a, b dated) int { return b.date.Time.Compare(a.date.Time) })
	var out []entry
	for _, d := range all[:min(len(all), newest)] {
		out = append(out, d.make())
	}
	return out
}

// quoted says whom an article quotes.
func quoted(a *dossier.Article) string {
	var names []string
	for _, q := range a.Quotations {
		if g := q.Speaker; g != nil && !slices.Contains(names, g.Name) {
			names = append(names, g.Name)
		}
	}
	if len(names) == 0 {
		return "Nobody with a page is quoted."
	}
	return "Quoted: " + strings.Join(names, ", ") + "."
}

func statementEntry(st *dossier.Statement, date conf.Date) entry {
	q := st.Witnesses[0].Quotation
	e := entry{address: site.StatementAddress(st), words: site.Printed(q), author: q.Unnamed, kind: "statement", date: date}
	if g := st.Speaker; g != nil {
		e.author, e.page = g.Name, site.AgentAddress(g)
	}
	e.title = cmp.Or(e.author, "Nobody named") + ", statement " + fmt.Sprint(st.Number)
	if st.Type == anno.Indirect {
		e.title += ", reported"
	}
	return e
}

// moment is a date as feeds need it (RFC 3339): the first moment of the day,
// month or year in UTC where no time is known.
func moment(d conf.Date) string { return d.Time.Format(time.RFC3339) }

// permanent is the id of an entry for good: its address, or, where the site's
// own is not known, a UUID made of the dossier's title and the address in the
// site (version 8, RFC 9562 appendix B.2).
func permanent(s *site.Site, a site.Address) string {
	if s.Dossier.Settings.BaseURL != "" {
		return linkerOf(s, "").to(a)
	}
	h := sha256.Sum256([]byte(s.Dossier.Settings.Title + "\n" + string(a)))
	h[6] = h[6]&0x0F | 0x80
	h[8] = h[8]&0x3F | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

// shown is a text as feed readers may show it: characters that act, such as
// those that turn the direction of writing, as labels.
func shown(s string) string { return diag.Visible(s) }

// atom makes the feed as Atom, RFC 4287.
func atom(s *site.Site, list []entry) []byte {
	d, l := s.Dossier.Settings, linkerOf(s, site.AtomFeed)
	w := newXML()
	w.start("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", d.Language)
	w.line()
	w.start("title")
	w.text(shown(d.Title))
	w.end()
	w.element("subtitle", shown(d.Question))
	w.element("id", permanent(s, "index.html"))
	w.element("updated", moment(list[0].date))
	w.start("author")
	w.start("name")
	w.text(shown(d.Title))
	w.end()
	w.end()
	w.element("rights", shown(d.Rights))
	w.empty("link", "rel", "alternate", "type", "text/html", "href", l.to("index.html"))
	w.empty("link", "rel", "self", "type", "application/atom+xml", "href", l.to(site.AtomFeed))
	w.line()
	for _, e := range list {
		w.start("entry")
		w.start("title")
		w.text(shown(e.title))
		w.end()
		w.element("id", permanent(s, e.address))
		w.element("updated", moment(e.date))
		w.element("published", moment(e.date))
		w.empty("link", "rel", "alternate", "type", "text/html", "href", l.to(e.address))
		w.empty("category", "term", e.kind)
		if e.author != "" {
			w.start("author")
			w.element("name", shown(e.author))
			if e.page != "" {
				w.element("uri", l.to(e.page))
			}
			w.end()
		}
		w.element("content", shown(e.words), "type", "text")
		w.end()
		w.line()
	}
	w.end()
	w.line()
	return w.bytes()
}
