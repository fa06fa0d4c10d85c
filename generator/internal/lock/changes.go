package lock

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
)

// Fingerprint is eight hex digits that stand for the parts, in order.
func Fingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:4])
}

// Kind says what became of a page.
type Kind string

const (
	New     Kind = "new"     // it was not there before
	Changed Kind = "changed" // its text, or its words
	Gone    Kind = "gone"    // no such article, or no article carries the statement
)

// A Change is one page that differs from what it was under the edition before.
// What it became is what the next change of the page was from, or what it is.
type Change struct {
	Edition string // the correction that explains it, as the author dated it; "" when none does yet
	Kind    Kind
	Page    Page
	From    string // version of the article's text, or the statement's words; "" when New
}

// A Page is an article or a statement.
type Page struct {
	Article string // id; "" for a statement
	Number  int
}

// String gives a page as the file has it: "articles/the-hill", "quotes/12".
func (p Page) String() string {
	if p.Article != "" {
		return "articles/" + p.Article
	}
	return "quotes/" + strconv.Itoa(p.Number)
}

// compare orders pages: articles by id, then statements by number.
func (p Page) compare(o Page) int {
	return cmp.Or(cmp.Compare(p.Number, o.Number), strings.Compare(p.Article, o.Article))
}

// Since writes into the lock what has changed since the one before. editions
// are the dates of the author's corrections, the oldest first. Nothing is
// written down before the first one: what nobody has been told of needs no
// correction. From then on changes wait for the next, which takes them all;
// what changes back meanwhile leaves no trace.
func (l Lock) Since(before Lock, editions []string) Lock {
	if len(editions) == 0 {
		return l
	}
	newest := editions[len(editions)-1]
	l.Edition = newest
	if before.Edition == "" {
		l.Changes = nil
		return l
	}
	pending := map[Page]string{}
	var out []Change
	for _, c := range before.Changes {
		if c.Edition == "" {
			pending[c.Page] = c.From
		} else {
			out = append(out, c)
		}
	}
	was, is := before.state(), l.state()
	for _, state := range []map[Page]string{was, is} {
		for p := range state {
			if _, waits := pending[p]; !waits && was[p] != is[p] {
				pending[p] = was[p]
			}
		}
	}
	edition := ""
	if newest != before.Edition {
		edition = newest
	}
	for p, from := range pending {
		if kind := kind(from, is[p]); kind != "" {
			out = append(out, Change{edition, kind, p, from})
		}
	}
	l.Changes = sorted(out, editions)
	return l
}

func kind(from, to string) Kind {
	switch {
	case from == to:
		return ""
	case from == "":
		return New
	case to == "":
		return Gone
	}
	return Changed
}

// state is what stands on each page: the version of an article's text, a
// carried statement's words.
func (l Lock) state() map[Page]string {
	out := map[Page]string{}
	for _, a := range l.Articles {
		out[Page{Article: a.ID}] = Version(a.SHA256)
	}
	for _, e := range l.Entries {
		if !e.Retired {
			out[Page{Number: e.Number}] = flat(e.Words)
		}
	}
	return out
}

// sorted puts changes in the order of the editions, those without one last.
func sorted(changes []Change, editions []string) []Change {
	place := func(c Change) int {
		if c.Edition == "" {
			return len(editions)
		}
		return slices.Index(editions, c.Edition)
	}
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), a.Page.compare(b.Page))
	})
	return changes
}
