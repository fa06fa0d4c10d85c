package dossier

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/source"
	"dossier/generator/internal/text"
)

// Where a selector found its words, and the words around them, is kept in the
// lock. When a text has changed since, a selector that finds the same words in
// the same place between the same words says nothing. One that finds them
// elsewhere is reported with both places; one that finds other words, or none,
// is an error. A selector never follows its words by likeness: only a person
// moves it, by writing it anew or, with the text's new sha256, by saying that
// the marks were checked.

// fingerprint names a selector of folded words, wherever it is written.
func (s Selector) fingerprint() string {
	return lock.Fingerprint(s.Exact, s.From, s.To, s.Prefix, s.Suffix)
}

// bodySum is the sha256, in hex, of what an article's marks select from: its
// text without front matter, whatever line breaks the file has on disk.
func bodySum(a *source.Article) string {
	sum := sha256.Sum256([]byte(a.Text.String()[a.FrontMatter.End:]))
	return hex.EncodeToString(sum[:])
}

// moved is where selectors found their words in another version of the text;
// nil when the text is the same, or nothing is kept of it.
func (r *Received) moved() map[string]lock.Anchor {
	if r.was == nil || r.was.SHA256 == r.sha256 {
		return nil
	}
	out := map[string]lock.Anchor{}
	for _, a := range r.was.Anchors {
		out[a.Selector] = a
	}
	return out
}

// around is how many words on each side tell a place from others like it.
const around = 4

// window is how many bytes on each side these words are looked for in.
const window = 200

// anchor describes what a selector has found.
func (f *finder) anchor(sel Selector, s text.Span) lock.Anchor {
	masked := f.text.Masked()
	before := strings.Fields(masked[max(0, s.Start-window):s.Start])
	after := strings.Fields(masked[s.End:min(len(masked), s.End+window)])
	before, after = before[max(0, len(before)-around):], after[:min(around, len(after))]
	line, col := f.text.Position(s.Start)
	return lock.Anchor{
		Selector: sel.fingerprint(), Line: line - f.head, Col: col, Words: f.text.Plain(s),
		Beside: lock.Fingerprint(folded(strings.Join(before, " ")), folded(strings.Join(after, " "))),
	}
}

// place is the line and column of an anchor in the file as it is now.
func (f *finder) place(a lock.Anchor) string { return fmt.Sprintf("%d:%d", a.Line+f.head, a.Col) }

// drift reports that a selector does not find what it did. Typography makes no
// difference, as when words are looked up.
func (f *finder) drift(file string, at conf.Pos, was, is lock.Anchor, ds *diag.List) {
	const hint = "check that they are the words you mean; the next build will know them"
	switch {
	case folded(was.Words) != folded(is.Words):
		old, now := differing(was.Words, is.Words)
		report, hint := ds.Errorf, "write the mark anew, so that it says which words it means"
		if f.checked {
			report, hint = ds.Warnf, "the sha256 beside the text says that this was checked"
		}
		report(file, at.Line, at.Col, "mark-reworded", hint, "this marked %s at %s of %s, and finds %s at %s now",
			quoteShort(old), f.place(was), f.path, quoteShort(now), f.place(is))
	case was.Line != is.Line || was.Col != is.Col:
		between := "other"
		if was.Beside == is.Beside {
			between = "the same"
		}
		ds.Warnf(file, at.Line, at.Col, "mark-moved", hint, "these words stood at %s of %s, and stand at %s now, between %s words",
			f.place(was), f.path, f.place(is), between)
	case was.Beside != is.Beside:
		ds.Warnf(file, at.Line, at.Col, "mark-beside-changed", hint, "these words stand at %s of %s as before, but between other words",
			f.place(is), f.path)
	}
}

// differing cuts off the words two wordings begin and end with alike, but for
// two on each side.
func differing(a, b string) (string, string) {
	x, y := strings.Fields(a), strings.Fields(b)
	head, tail := 0, 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	cut := func(w []string) string {
		from, to := max(0, head-2), min(len(w), len(w)-tail+2)
		s := strings.Join(w[from:to], " ")
		if from > 0 {
			s = "… " + s
		}
		if to < len(w) {
			s += " …"
		}
		return s
	}
	return cut(x), cut(y)
}

// finder returns the one that looks for evidence, and for quotations to join,
// in an article.
func (b *builder) finder(a *Article) *finder {
	if b.finders[a] == nil {
		b.finders[a] = newFinder(b.received[a].Received)
	}
	return b.finders[a]
}

// anchored is what the lock keeps of the articles: their texts, and where every
// selector of the author's files found its words.
func (b *builder) anchored() []lock.Article {
	var out []lock.Article
	for _, a := range b.d.Articles {
		in := b.received[a]
		anchors := slices.Clone(in.anchors)
		if f := b.finders[a]; f != nil {
			anchors = append(anchors, f.anchors...)
		}
		slices.SortFunc(anchors, func(x, y lock.Anchor) int {
			return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Col, y.Col), strings.Compare(x.Selector, y.Selector))
		})
		anchors = slices.CompactFunc(anchors, func(x, y lock.Anchor) bool { return x.Selector == y.Selector })
		out = append(out, lock.Article{ID: a.ID, SHA256: in.sha256, Anchors: anchors})
	}
	slices.SortFunc(out, func(x, y lock.Article) int { return strings.Compare(x.ID, y.ID) })
	return out
}
