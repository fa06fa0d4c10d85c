package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/search"
)

// A RegisterEntry is somebody or something with a page of its own,
// under the letter it begins with.
type RegisterEntry struct {
	Link
	Kind   string // person, organization, issue or statement
	Number int    // of a statement
	Note   string // "4 statements", "issue"
	to     Address
	key    string // what it is ordered by: its folded words
}

// RegisterLetter is the entries that begin alike.
type RegisterLetter struct {
	ID, Letter string
	Entries    []RegisterEntry
}

// A register lists everything with a page of its own that has a name. How many
// entries stand under each letter is known when pages are planned; they are put
// in order when somebody asks.
type register struct {
	parts   []registerPart // in order
	onePage bool           // they all stand on the search page
	entries func() []RegisterEntry
}

// A registerPart is a letter, or where that is long a run of its entries, as
// a page of its own.
type registerPart struct {
	address  Address
	heading  heading
	n, of    int
	from, to int // its entries
}

func (r registerPart) title() string {
	if r.of == 1 {
		return r.heading.letter
	}
	return fmt.Sprintf("%s, %d of %d", r.heading.letter, r.n, r.of)
}

// letter is a part with its entries, as a page links them.
func (r *register) letter(p *Page, part registerPart) RegisterLetter {
	return RegisterLetter{part.heading.id, part.heading.letter, linked(p, r.entries()[part.from:part.to])}
}

// bounds are what a part begins and ends with.
func (r *register) bounds(part registerPart) (first, last string) {
	entries := r.entries()
	return clip(entries[part.from].Text, 28, false), clip(entries[part.to-1].Text, 28, false)
}

// A heading stands over the entries that begin alike.
type heading struct{ id, letter string }

// nothing is the key of what has no letter and no digit: it stands last.
const nothing = "\uffff"

// registerSize is how many entries a page of the register holds. A register
// that fits on one stands on the search page itself.
const registerSize = 600

// registerOfAll parts the entries by letters, and long letters into pages, unless
// all fit on one.
func (s *Site) registerOfAll() *register {
	var count [headings]int
	total := 0
	add := func(at int) { count[at]++; total++ }
	for _, g := range s.agents {
		add(headingOf(entryOf(g)))
	}
	for _, i := range s.Dossier.Issues {
		add(headingOf(i.Title))
	}
	for _, st := range s.Dossier.Statements {
		add(headingOf(withoutMarks(st)))
	}
	r := &register{onePage: total <= registerSize, entries: sync.OnceValue(s.registerEntries)}
	from := 0
	for at, n := range count {
		of := (n + registerSize - 1) / registerSize
		h := headingAt(at)
		for k := range of {
			size := min((n+of-1)/of, n-k*((n+of-1)/of))
			part := registerPart{Address("register/" + h.id + ".html"), h, k + 1, of, from, from + size}
			if of > 1 {
				part.address = Address(fmt.Sprintf("register/%s-%d.html", h.id, k+1))
			}
			r.parts = append(r.parts, part)
			from += size
		}
	}
	return r
}

// headings is how many there are: the digits, the letters, and what begins with
// none of them.
const headings = 1 + 26 + 1

func headingAt(i int) heading {
	switch i {
	case 0:
		return heading{"0-9", "0–9"}
	case headings - 1:
		return heading{"other", "Other"}
	}
	letter := string(rune('a' + i - 1))
	return heading{letter, strings.ToUpper(letter)}
}

// headingOf is where words stand: under what their first word begins with.
func headingOf(words string) int {
	if words == "" || !('a' <= words[0]|0x20 && words[0]|0x20 <= 'z' || '0' <= words[0] && words[0] <= '9') {
		words = keyOfEntry(words)
	}
	switch c := words[0] | 0x20; {
	case 'a' <= c && c <= 'z':
		return 1 + int(c-'a')
	case '0' <= words[0] && words[0] <= '9':
		return 0
	}
	return headings - 1
}

// keyOfEntry is what words are ordered by.
func keyOfEntry(words string) string {
	var key []string
	for _, w := range search.Words(words) {
		if key = append(key, w); len(key) == 12 { // more order nothing
			break
		}
	}
	return cmp.Or(strings.Join(key, " "), nothing)
}

// entryOf is what an agent stands under.
func entryOf(g *dossier.Agent) string { return cmp.Or(g.SortName, g.Name) }

// registerEntries are all of them in order; what begins with no letter or
// digit of ASCII stands last.
func (s *Site) registerEntries() []RegisterEntry {
	var out []RegisterEntry
	add := func(words, kind, note string, number int, to Address) {
		out = append(out, RegisterEntry{Link{Text: words}, kind, number, note, to, keyOfEntry(words)})
	}
	for _, g := range s.agents {
		note := unnamed
		if n := len(g.Statements); n > 0 {
			note = plural(n, "statement", "statements")
		} else if len(g.Articles) > 0 {
			note = "named, not quoted"
		}
		add(entryOf(g), string(g.Kind), note, 0, AgentAddress(g))
	}
	for _, i := range s.Dossier.Issues {
		add(i.Title, "issue", "issue", 0, IssueAddress(i))
	}
	for _, st := range s.Dossier.Statements {
		add(firstWords(st), "statement", "", st.Number, StatementAddress(st))
	}
	slices.SortStableFunc(out, func(a, b RegisterEntry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Number, b.Number))
	})
	return out
}

// firstWords is how a statement begins, without the marks around it.
func firstWords(st *dossier.Statement) string {
	return strings.Replace(clip(withoutMarks(st), 38, false), " …", "\u00a0…", 1)
}

func withoutMarks(st *dossier.Statement) string {
	return strings.TrimLeft(st.Words, "\"“”„«'‘’… ")
}

// SearchPage is the data of search.html.
type SearchPage struct {
	Index   string           // link to the folder of the index
	Letters []RegisterLetter // of a register that fits on the page
	Parts   []RegisterLink   // else its pages
}

// RegisterLink leads to a page of the register.
type RegisterLink struct {
	Link
	First, Last string
	Here        bool
}

func searchPage(p *Page, folder Address, r *register) any {
	d := SearchPage{Index: p.To(folder)}
	if !r.onePage {
		d.Parts = r.links(p)
		return d
	}
	for _, part := range r.parts {
		d.Letters = append(d.Letters, r.letter(p, part))
	}
	return d
}

// AlphabetPage is the data of one page of the register.
type AlphabetPage struct {
	Title       string // "S, 1 of 3"
	First, Last string
	Letter      RegisterLetter
	Letters     Pager // from letter to letter
	Parts       []RegisterLink
}

func registerPage(p *Page, r *register, part registerPart) any {
	first, last := r.bounds(part)
	return AlphabetPage{part.title(), first, last, r.letter(p, part), r.pager(p, part), r.links(p)}
}

// pager leads from a page to the first of each letter, and to those beside it.
func (r *register) pager(p *Page, at registerPart) Pager {
	d := Pager{Label: "letters"}
	for i, part := range r.parts {
		to := func(title string, part registerPart) *Link { return &Link{title, p.To(part.address)} }
		if part.n == 1 {
			d.Pages = append(d.Pages, PageLink{*to(part.heading.letter, part), part == at})
		}
		if part != at {
			continue
		}
		if i > 0 {
			d.Before = to(r.parts[i-1].title(), r.parts[i-1])
		}
		if i+1 < len(r.parts) {
			d.After = to(r.parts[i+1].title(), r.parts[i+1])
		}
	}
	return d
}

// links lead to the pages of a register.
func (r *register) links(p *Page) []RegisterLink {
	var out []RegisterLink
	for _, part := range r.parts {
		first, last := r.bounds(part)
		out = append(out, RegisterLink{Link{strings.Replace(part.title(), ", ", " ", 1), p.To(part.address)}, first, last, part.address == p.Address})
	}
	return out
}

// linked gives entries with their links from a page.
func linked(p *Page, entries []RegisterEntry) []RegisterEntry {
	out := slices.Clone(entries)
	for i := range out {
		out[i].Href = p.To(out[i].to)
	}
	return out
}
