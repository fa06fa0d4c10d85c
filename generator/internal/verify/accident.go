package verify

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// part judges how a part is printed: the same, differing in typography, or in
// punctuation and capitals, which word for word is looked for only then.
func (c *check) part(m *match, k int) {
	ix, p, r := c.ix, &m.ps[k], m.runs[k]
	inner, end := r.at+1, r.end()
	switch {
	case r.n == 1 || ix.printed.run(inner, end, p.powInner) == p.printed:
	case ix.typeset.run(inner, end, p.powInner) == p.typeset:
		c.need(Typography, because("marks, dashes, spaces or accents are typed differently"))
	case m.literal && len(c.ways) > 1:
		c.over = true // its … or [ ] are not the source's
	default:
		c.inner(p, r.at)
	}
	c.firstWord(m, k)
}

// inner compares the words behind the first and the gaps before them.
func (c *check) inner(p *pattern, at int) {
	if c.left -= len(p.words); c.left < 0 {
		c.over = true
		return
	}
	t := c.ix.text(at)
	for i := 1; i < len(p.words); i++ {
		w := &p.words[i]
		if g := c.ix.gaps[c.ix.words[at+i].gap]; g != w.gap {
			c.gap(w, g)
		}
		if raw := c.ix.raw(t, at+i); raw != w.raw && form(raw) != w.form && !w.free {
			c.need(Punctuation, func() string { return fmt.Sprintf("the source prints “%s”, not “%s”", raw, w.raw) })
		}
	}
}

// gap compares the gap before an author's word with the source's.
func (c *check) gap(w *written, source string) {
	own := w.gap
	switch i := strings.IndexAny(source, borders); {
	case i < 0:
	case strings.Contains(source, borderWords):
		if !c.is.has(Across) {
			c.need(Across, because("words of the outlet’s stand between; mark the cut with …"))
		}
		return
	case strings.Contains(source, borderTag):
		before, after, _ := strings.Cut(source, borderTag)
		if own == "" || own == "," || own == before || own == after || own == before+after {
			c.need(Edges, because("the tag between is left out"))
			return
		}
		source = before + after
	default:
		if !strings.Contains(own, borderParagraph) {
			c.need(Joined, because("runs two paragraphs together"))
		}
		own, source = bare(own), bare(source)
	}
	switch {
	case own == source:
	case strings.Contains(own, "?") != strings.Contains(source, "?"):
		c.need(Question, func() string { return "a question mark is added or lost before “" + w.raw + "”" })
	default:
		c.need(Punctuation, func() string { return "the punctuation before “" + w.raw + "” is not the source’s" })
	}
}

// firstWord compares the first word of a part. Behind a marked cut the case of
// its first letter is free; at the front of the quotation it may differ.
func (c *check) firstWord(m *match, k int) {
	w, at := &m.parts[k].words[0], m.runs[k].at
	raw := c.ix.rawAt(at)
	if raw == w.raw || w.free {
		return
	}
	printed := form(raw)
	switch {
	case printed == w.form:
		c.need(Typography, because("marks, dashes, spaces or accents are typed differently"))
	case !sameButFirst(printed, w.form):
		c.need(Punctuation, func() string { return fmt.Sprintf("the source prints “%s”, not “%s”", raw, w.raw) })
	case k == 0 && m.lead.none():
		c.need(Edges, because("the first letter’s case differs"))
	}
}

// sameButFirst tells whether two words differ in nothing but the case of their first letter.
func sameButFirst(a, b string) bool {
	_, n := utf8.DecodeRuneInString(a)
	_, k := utf8.DecodeRuneInString(b)
	return a[n:] == b[k:]
}

// rawAt returns word i as printed.
func (ix *Index) rawAt(i int) string { return ix.raw(ix.text(i), i) }

// edges judges the punctuation at both ends, and whether the quotation passes
// for a whole sentence that it is not.
func (c *check) edges(m *match) {
	ix, first, last := c.ix, m.first(), m.last()
	own := m.parts[len(m.parts)-1].back
	if m.tail.none() {
		c.finalGap(own, bare(ix.behind(last)), ix.endsSentence(last))
	}
	capital, raised := false, false
	if m.phrase.lead.none() {
		c.frontGap(m.parts[0].front, ix.gaps[ix.words[first].gap])
		capital, raised = c.capital(m)
	}
	if from := int(ix.sentenceOf(first).from); raised && ix.hides(from, first) {
		c.need(LimitCut, func() string {
			return "begins as a sentence of its own, and leaves out " + ix.limiting(from, first) + " before it"
		})
	}
	begins := raised || ix.opensSentence(first)
	closes := own != "" && strings.Contains(".,!?", own[:1]) || c.q.After != "" && capital
	if begins && closes && m.tail.none() && !c.q.GoesOn && !ix.endsSentence(last) {
		c.need(EndCut, func() string { return "ends as a sentence, but the source goes on “" + ix.ahead(last+1) + "”" })
	}
}

// bare is a gap without quotation marks and borders.
func bare(g string) string {
	if g == "" {
		return g
	}
	return noMarks.Replace(g)
}

var noMarks = strings.NewReplacer(`"`, "", borderTag, "", borderWords, "", borderParagraph, "")

// finalGap compares the punctuation behind the last word. American style sets
// a comma or a period of the author's inside the marks, British style outside
// (The Chicago Manual of Style 6.9; New Hart's Rules 9.2.3).
func (c *check) finalGap(own, source string, ends bool) {
	switch {
	case own == "" && source != "" && ends:
		c.need(Edges, because("the final punctuation is left out"))
	case strings.HasPrefix(source, own):
	case strings.Contains(own, "?"), strings.HasPrefix(source, "?"):
		c.need(Question, because("a question mark is added or lost at the end"))
	case (own == "." || own == ",") && !strings.HasPrefix(source, "!"), own == "-":
		c.need(Edges, because("the final punctuation is the author’s"))
	default:
		c.need(Punctuation, because("the punctuation at the end is not the source’s"))
	}
}

// frontGap compares the punctuation before the first word: none, or the source's.
func (c *check) frontGap(own, source string) {
	if own != "" && !strings.HasSuffix(bare(source), own) {
		c.need(Punctuation, because("the punctuation at the front is not the source’s"))
	}
}

// capital tells whether the first word begins with a capital, and whether the
// author has given it one that the source has not.
func (c *check) capital(m *match) (capital, raised bool) {
	own, _ := utf8.DecodeRuneInString(m.parts[0].words[0].raw)
	source, _ := utf8.DecodeRuneInString(c.ix.rawAt(m.first()))
	capital = unicode.IsUpper(own)
	return capital, capital && unicode.IsLower(source)
}

// behind returns the gap behind word i, up to a border.
func (ix *Index) behind(i int) string {
	g := ix.gaps[ix.words[i+1].gap]
	if k := strings.IndexAny(g, borders); k >= 0 && !plain(g) {
		g = g[:k]
	}
	return g
}

func bordersIn(g string) bool { return !plain(g) && strings.ContainsAny(g, borders) }

func (ix *Index) sentenceOf(i int) extent  { return ix.sentences[ix.words[i].sentence] }
func (ix *Index) opensSentence(i int) bool { return int(ix.sentenceOf(i).from) == i }
func (ix *Index) endsSentence(i int) bool  { return int(ix.sentenceOf(i).to) == i+1 }
func (ix *Index) hides(from, to int) bool  { return from < to && ix.limits[to] > ix.limits[from] }

// limiting names the words that limit a sentence in [from, to): “not”, “12”.
func (ix *Index) limiting(from, to int) string {
	var out []string
	for i := from; i < to && len(out) < 3; i++ {
		if ix.limits[i+1] > ix.limits[i] {
			out = append(out, "“"+ix.rawAt(i)+"”")
		}
	}
	return strings.Join(out, ", ")
}

// ahead returns the next few words from i on, to the end of the sentence at most.
func (ix *Index) ahead(i int) string {
	to := min(i+4, int(ix.sentenceOf(i).to))
	var out []string
	for k := i; k < to; k++ {
		out = append(out, ix.rawAt(k))
	}
	return strings.Join(out, " ")
}
