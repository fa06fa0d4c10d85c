package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

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

// A registerPart is a letter, or where that is long a run of its entries, as
// a page of its own.
type registerPart struct {
	address     Address
	letter      RegisterLetter
	n, of       int
	first, last string
}

func (r registerPart) title() string {
	if r.of == 1 {
		return r.letter.Letter
	}
	return fmt.Sprintf("%s, %d of %d", r.letter.Letter, r.n, r.of)
}

// nothing is the key of what has no letter and no digit: it stands last.
const nothing = "\uffff"

// registerSize is how many entries a page of the register holds. A register
// that fits on one stands on the search page itself.
const registerSize = 600

// alphabet gives the letters, when the search page can hold them all, else pages.
func (s *Site) alphabet(h *Held) ([]RegisterLetter, []registerPart) {
	entries := s.registerEntries(h)
	var letters []RegisterLetter
	for _, e := range entries {
		id, letter := letterOf(e.key)
		if n := len(letters); n == 0 || letters[n-1].ID != id {
			letters = append(letters, RegisterLetter{ID: id, Letter: letter})
		}
		l := &letters[len(letters)-1]
		l.Entries = append(l.Entries, e)
	}
	if len(entries) <= registerSize {
		return letters, nil
	}
	var parts []registerPart
	for _, l := range letters {
		of := (len(l.Entries) + registerSize - 1) / registerSize
		size := (len(l.Entries) + of - 1) / of
		n := 0
		for run := range slices.Chunk(l.Entries, size) {
			n++
			address := Address("register/" + l.ID + ".html")
			if of > 1 {
				address = Address(fmt.Sprintf("register/%s-%d.html", l.ID, n))
			}
			parts = append(parts, registerPart{address, RegisterLetter{l.ID, l.Letter, run}, n, of, clip(run[0].Text, 28, false), clip(run[len(run)-1].Text, 28, false)})
		}
	}
	return nil, parts
}

// letterOf is the heading an entry stands under: what its first word begins
// with, when that is a letter of the alphabet.
func letterOf(key string) (id, letter string) {
	switch {
	case 'a' <= key[0] && key[0] <= 'z':
		return key[:1], strings.ToUpper(key[:1])
	case '0' <= key[0] && key[0] <= '9':
		return "0-9", "0–9"
	}
	return "other", "Other"
}

// A registered is what an entry is ordered by: its key, what it says, its number.
type registered struct {
	key, text string
	number    int
}

func (a registered) compare(b registered) int {
	return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.text, b.text), cmp.Compare(a.number, b.number))
}

// registerKey is what words are ordered by.
func registerKey(words string) string {
	var key []string
	for _, w := range search.Words(words) {
		if key = append(key, w); len(key) == 12 { // more order nothing
			break
		}
	}
	return cmp.Or(strings.Join(key, " "), nothing)
}

// registerEntries are all of them in order; what begins with no letter or
// digit of ASCII stands last.
func (s *Site) registerEntries(h *Held) []RegisterEntry {
	entries := make([]RegisterEntry, 0, len(s.agents)+len(s.Dossier.Issues)+len(s.Dossier.Statements))
	by := make([]registered, 0, cap(entries))
	add := func(words, kind, note string, number int, to Address) {
		key := h.folded.Get(words, registerKey)
		entries = append(entries, RegisterEntry{Link{Text: words}, kind, number, note, to, key})
		by = append(by, registered{key, words, number})
	}
	for _, g := range s.agents {
		note := "named, not quoted"
		if n := len(g.Statements); n > 0 {
			note = plural(n, "statement", "statements")
		}
		add(cmp.Or(g.SortName, g.Name), string(g.Kind), note, 0, AgentAddress(g))
	}
	for _, i := range s.Dossier.Issues {
		add(i.Title, "issue", "issue", 0, IssueAddress(i))
	}
	for _, st := range s.Dossier.Statements {
		add(firstWords(st), "statement", "", st.Number, StatementAddress(st))
	}
	out := make([]RegisterEntry, len(entries))
	for place, i := range h.order.Sort(by, registered.compare) {
		out[place] = entries[i]
	}
	return out
}

// firstWords is how a statement begins, without the marks around it.
func firstWords(st *dossier.Statement) string {
	return strings.Replace(clip(strings.TrimLeft(st.Words, "\"“”„«'‘’… "), 38, false), " …", "\u00a0…", 1)
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

func searchPage(p *Page, folder Address, letters []RegisterLetter, parts []registerPart) any {
	d := SearchPage{Index: folder.From(p.Address), Parts: registerLinks(p, parts)}
	for _, l := range letters {
		l.Entries = linked(p, l.Entries)
		d.Letters = append(d.Letters, l)
	}
	return d
}

// AlphabetPage is the data of one page of the register.
type AlphabetPage struct {
	Title       string // "S, 1 of 3"
	First, Last string
	Letter      RegisterLetter
	Parts       []RegisterLink
}

func registerPage(p *Page, parts []registerPart, i int) any {
	r := parts[i]
	r.letter.Entries = linked(p, r.letter.Entries)
	return AlphabetPage{r.title(), r.first, r.last, r.letter, registerLinks(p, parts)}
}

func registerLinks(p *Page, parts []registerPart) []RegisterLink {
	var out []RegisterLink
	for _, r := range parts {
		out = append(out, RegisterLink{Link{strings.Replace(r.title(), ", ", " ", 1), r.address.From(p.Address)}, r.first, r.last, r.address == p.Address})
	}
	return out
}

// linked gives entries with their links from a page.
func linked(p *Page, entries []RegisterEntry) []RegisterEntry {
	out := slices.Clone(entries)
	for i := range out {
		out[i].Href = out[i].to.From(p.Address)
	}
	return out
}
