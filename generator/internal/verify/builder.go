package verify

import (
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/text"
)

// A builder fills an Index.
type builder struct {
	*Index
	sums [3]uint64
}

// unit adds one article's pieces to the stream, with a word behind them that
// equals no other.
func (b *builder) unit(article int, pieces []piece) {
	from := int32(len(b.words))
	tail := "" // the gap behind the last word so far
	for _, p := range pieces {
		tail = b.piece(p, read(b.articles[article].Text, p.Span), tail)
	}
	b.closeQuoted(from)
	b.sentence(true)
	b.add(word{quoted: outside}, "", "", tail+borderWords)
	b.units = append(b.units, unit{extent{from, int32(len(b.words))}, article})
}

// piece adds the words of one piece and returns the gap behind the last.
func (b *builder) piece(p piece, r reading, tail string) string {
	whole := text.Span{End: len(r.s)}
	starts := text.Sentences(r.s, whole)
	before := tail + p.border
	at, opening := 0, p.opening
	for k, w := range words(r.s) {
		for len(starts) > 0 && starts[0].Start <= w.Start {
			starts = starts[1:]
			opening = opening || ended(before+r.s[at:w.Start])
		}
		if k == 0 {
			opening = opening || ended(before)
		}
		b.sentence(opening)
		raw := r.s[w.Start:w.End]
		b.add(word{start: int32(r.start(w.Start)), end: int32(r.end(w.End)), quoted: p.quoted},
			key(raw), raw, before+r.s[at:w.Start])
		at, before, opening = w.End, "", false
	}
	return before + r.s[at:]
}

// bordered is the gap between two words, with the last border in it.
func bordered(s string) string {
	i := -1
	if !plain(s) {
		i = strings.LastIndexAny(s, borders)
	}
	if i < 0 {
		return gap(s)
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return gap(s[:i]) + s[i:i+n] + gap(s[i+n:])
}

// ended tells whether a gap ends a sentence.
func ended(gap string) bool { return strings.ContainsAny(gap, ".?!…:") }

// sentence opens a new sentence with the next word.
func (b *builder) sentence(opening bool) {
	n := len(b.sentences)
	if n == 0 || opening && int(b.sentences[n-1].from) < len(b.words) {
		b.sentences = append(b.sentences, extent{from: int32(len(b.words))})
	}
}

// add adds a word, printed raw, with what stands between it and the one before.
func (b *builder) add(w word, k, raw, before string) {
	g := bordered(before)
	w.key, w.gap = b.keyOf(k), b.gapOf(g)
	w.sentence = int32(len(b.sentences) - 1)
	b.sentences[w.sentence].to = int32(len(b.words)) + 1
	b.words = append(b.words, w)
	for i, v := range [3]uint64{uint64(w.key), number(g, form(raw)), number(printed(before), raw)} {
		b.sums[i] = extend(b.sums[i], v)
	}
	b.found, b.typeset, b.printed = append(b.found, b.sums[0]), append(b.typeset, b.sums[1]), append(b.printed, b.sums[2])
	n := b.limits[len(b.limits)-1]
	if limits(k) {
		n++
	}
	b.limits = append(b.limits, n)
}

func (b *builder) keyOf(k string) int32 {
	if k == "" {
		return 0
	}
	n, ok := b.keys[k]
	if !ok {
		n = int32(len(b.keys) + 1)
		b.keys[strings.Clone(k)] = n
	}
	return n
}

func (b *builder) gapOf(g string) int32 {
	n, ok := b.gapID[g]
	if !ok {
		n = int32(len(b.gaps))
		b.gaps = append(b.gaps, g)
		b.gapID[g] = n
	}
	return n
}

// closeQuoted notes where the quotations of the words from first on stand.
func (b *builder) closeQuoted(first int32) {
	for i := first; int(i) < len(b.words); i++ {
		q := b.words[i].quoted
		if q < 0 {
			continue
		}
		if b.quoted[q].to == 0 {
			b.quoted[q].from = i
		}
		b.quoted[q].to = i + 1
	}
}
