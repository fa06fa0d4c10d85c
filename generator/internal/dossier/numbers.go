package dossier

import (
	"index/suffixarray"
	"strconv"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/lock"
)

// number gives each statement its number and address for good, and keeps those
// no article carries any more. It returns the lock's entries.
func (b *builder) number(c *collation, clusters []collate.Cluster) lock.Lock {
	texts := &texts{b: b, words: map[*Article]*haystack{}}
	found, at := make([]lock.Statement, len(clusters)), make([]int, len(clusters))
	n := 0
	for i, cluster := range clusters {
		at[i] = n
		n += len(cluster.Witnesses)
	}
	room, keys := make([]lock.Witness, n), make([]lock.Key, min(n, len(c.keys)))
	b.held.Crew.Each(len(clusters), func(i int) {
		s, from, to := &found[i], at[i], at[i]+len(clusters[i].Witnesses)
		if g := b.d.Statements[i].Speaker; g != nil {
			s.Speaker = g.ID
		}
		s.Witnesses = room[from:to:to]
		for k, w := range clusters[i].Witnesses {
			q := c.quotations[w.Item]
			s.Witnesses[k] = lock.Witness{Article: q.Article.ID, Text: q.Article.version, Place: printedAt(q.Article.Set.Blocks[q.Block]), Words: c.words[w.Item]}
		}
		if c.keys != nil {
			s.Keys = keys[from:to:to]
			for k, w := range clusters[i].Witnesses {
				s.Keys[k] = c.keys[w.Item]
			}
		}
	})
	b.held.lock.Once = b.held.Once
	names, next, retired := b.files.Lock.Assign(found, texts, &b.held.lock)
	for i, s := range b.d.Statements {
		s.Number, s.Slug = names[i].Number, names[i].Slug
	}
	for _, r := range retired {
		gone := &Retired{Number: r.Number, Slug: r.Slug, Speaker: r.Speaker, Words: r.Words, Whole: r.Whole}
		if r.Into >= 0 {
			gone.Into = b.d.Statements[r.Into]
		}
		for _, w := range r.Witnesses {
			gone.Witnesses = append(gone.Witnesses, FormerWitness{b.byID[w.Article], w.Article, w.Text, w.Place, w.Words, texts.fate(w)})
		}
		b.d.Retired = append(b.d.Retired, gone)
	}
	return next
}

// paragraphs are the first places of articles, as people say them.
var paragraphs = func() (out [256]string) {
	for n := range out {
		out[n] = "¶ " + strconv.Itoa(n)
	}
	return out
}()

// printedAt is where in its article what begins in a block stands, as people say
// it.
func printedAt(b anno.Block) string {
	switch n := int(b.N); {
	case n >= len(paragraphs):
		return "¶ " + strconv.Itoa(n)
	case n > 0:
		return paragraphs[n]
	}
	return b.Kind.String()
}

// texts answers the lock's questions about the articles of this build.
type texts struct {
	b     *builder
	words map[*Article]*haystack // of the whole text, made when asked for
}

// Version is that of an article's text, "" when there is none.
func (t *texts) Version(article string) string {
	a := t.b.byID[article]
	if a == nil {
		return ""
	}
	return a.version
}

// Holds tells whether an article has the words in a row, as collation compares
// them.
func (t *texts) Holds(article, words string) bool {
	a := t.b.byID[article]
	if a == nil {
		return false
	}
	if t.words[a] == nil {
		t.words[a] = &haystack{words: inWords(a.Text.Masked())}
	}
	return t.words[a].holds(inWords(words))
}

// A haystack is a text that is looked through for one run of words after another.
type haystack struct {
	words string
	asked int
	index *suffixarray.Index
}

// worthIndex is how often a text is looked through in about the time that an index
// of it takes.
const worthIndex = 200

// holds tells whether the text has these words in a row: a lock may ask that for as
// many as the text has.
func (h *haystack) holds(words string) bool {
	if h.asked++; h.asked < worthIndex {
		return strings.Contains(h.words, words)
	}
	if h.index == nil {
		h.index = suffixarray.New([]byte(h.words))
	}
	return len(h.index.Lookup([]byte(words), 1)) > 0
}

func inWords(s string) string { return " " + strings.Join(collate.Words(s), " ") + " " }

// fate tells what became of the words of a witness.
func (t *texts) fate(w lock.Witness) Fate {
	switch v := t.Version(w.Article); {
	case v == "":
		return NoArticle
	case v == w.Text || t.Holds(w.Article, w.Words):
		return Unquoted
	}
	return Changed
}
