// Package lock keeps, in a text file the tool writes and the author commits
// (ids.lock), what must outlive a build: the number and address of each
// statement, where it stood and in which words; where a person's marks found
// theirs; and what has changed since the author last said why.
//
// A number stands for words. It outlives edits, a fuller witness and the loss
// of one as long as an article has the words; when none has, it is retired,
// and its page keeps them. A number is never given twice.
package lock

import (
	"slices"
	"strings"
)

// A Lock is what the file holds. The zero Lock is that of a first build.
type Lock struct {
	Edition  string    // the author's newest correction when it was written, as dated there; "" before the first
	Articles []Article // by id
	Entries  []Entry   // by number, also of statements no article carries any more
	Changes  []Change  // by edition, those not explained yet last; then by page
}

// An Article is a text as it was, and where selectors found their words in it.
type Article struct {
	ID      string
	SHA256  string // of the text, in hex
	Anchors []Anchor
}

// An Anchor is where one selector found its words.
type Anchor struct {
	Selector  string // fingerprint of the selector, see Fingerprint
	Line, Col int    // of the first word, 1-based; lines of a front matter do not count
	Beside    string // fingerprint of the words around
	Words     string // that it found, as printed
}

// An Entry is a statement: its number, its address, its fullest words, and
// every place it had when an article last carried it.
type Entry struct {
	Number    int
	Slug      string
	Speaker   string // agent id; "" when nobody with a page
	Articles  []string
	Words     string    // of the fullest witness
	Witnesses []Witness // the fullest first; none in a file of an earlier version
	Retired   bool      // no article carries it any more; the witnesses are those it had last
}

// A Witness is one place a statement stood.
type Witness struct {
	Article string // id
	Text    string // the article's text then: as many digits of its sha256 as Version keeps
	Place   string // "¶ 4", "headline"
	Words   string // as printed there
}

// Version is the part of a text's sha256 that tells its versions apart.
func Version(sha256 string) string { return sha256[:min(len(sha256), 12)] }

// A Statement is what a build found, to be given its number.
type Statement struct {
	Speaker   string
	Witnesses []Witness // the fullest first, at least one
	Keys      []Key     // of their words; nil to have them found
}

// A Retirement is an entry no statement of this build continues.
type Retirement struct {
	Entry
	Into  int  // index of the statement that stands in its place now; -1 when none does
	Whole bool // that statement has all its words
}

// Sources answers for the texts of a build.
type Sources interface {
	// Version is that of an article's text; "" when there is no such article.
	Version(article string) string
	// Holds tells whether an article's text has these words in a row.
	Holds(article, words string) bool
}

// A Name is what a statement is called for good.
type Name struct {
	Number int
	Slug   string
}

// Assign gives every statement the name it had, or the next free number. It
// returns the names in the order of the statements, the lock with all entries,
// and those that nothing continues. What is held, nil for nothing, makes it
// faster.
func (l Lock) Assign(statements []Statement, in Sources, h *Held) ([]Name, Lock, []Retirement) {
	names, articles := make([]Name, len(statements)), articlesOf(statements)
	next := Lock{Edition: l.Edition, Changes: l.Changes, Entries: make([]Entry, 0, len(l.Entries)+len(statements))}
	keep := func(i int, n Name) {
		names[i] = n
		s := &statements[i]
		next.Entries = append(next.Entries, Entry{n.Number, n.Slug, s.Speaker, articles[i], s.Witnesses[0].Words, s.Witnesses, false})
	}
	var retired []Retirement
	last := 0
	s := &seeker{held: h, entries: l.Entries, statements: statements, articles: articles}
	heir, into := l.heirs(s, in)
	for k, e := range l.Entries {
		last = max(last, e.Number)
		if i := heir[k]; i >= 0 {
			keep(i, Name{e.Number, e.Slug})
			continue
		}
		e.Retired = true
		r := Retirement{Entry: e, Into: into[k]}
		r.Whole = r.Into >= 0 && s.has(r.Into, h.key(e.Words))
		retired, next.Entries = append(retired, r), append(next.Entries, e)
	}
	for i := range statements {
		if names[i].Number == 0 {
			last++
			keep(i, Name{last, h.slug(statements[i].Witnesses[0].Words)})
		}
	}
	slices.SortFunc(next.Entries, func(a, b Entry) int { return a.Number - b.Number })
	return names, next, retired
}

// articlesOf lists the articles of each statement's witnesses, each once.
func articlesOf(statements []Statement) [][]string {
	n := 0
	for i := range statements {
		n += len(statements[i].Witnesses)
	}
	out, room := make([][]string, len(statements)), make([]string, 0, n)
	for i := range statements {
		from := len(room)
		for _, w := range statements[i].Witnesses {
			if !slices.Contains(room[from:], w.Article) {
				room = append(room, w.Article)
			}
		}
		out[i] = room[from:len(room):len(room)]
	}
	return out
}

// Article returns what is kept of an article, nil when nothing is.
func (l Lock) Article(id string) *Article {
	i, found := slices.BinarySearchFunc(l.Articles, id, func(a Article, id string) int { return strings.Compare(a.ID, id) })
	if !found {
		return nil
	}
	return &l.Articles[i]
}
