package lock

import (
	"cmp"
	"slices"
	"strings"
	"unique"

	"dossier/generator/internal/collate"
)

// How well a statement continues an entry, from not at all to surely.
const (
	stranger   = iota
	reworded   // same speaker and article; most of the words, in other ones
	extended   // same speaker and article; one holds the other's words
	elsewhere  // same speaker and words, in another article
	reassigned // same words and article, said to be another's
	same       // same words, speaker and article
)

// A claim is a statement that may continue an entry.
type claim struct{ entry, statement, rank, words int }

// heirs gives each entry the statement that continues it, or -1; no statement
// continues two: the surer claim wins, then the one with more common words,
// then the older number. into is the statement that stands in the place of an
// entry without heir, or -1.
func (l Lock) heirs(s *seeker, in Sources) (heir, into []int) {
	heir, into = make([]int, len(l.Entries)), make([]int, len(l.Entries))
	for k := range l.Entries {
		heir[k], into[k] = -1, -1
	}
	if len(l.Entries) == 0 {
		return heir, into // a first build, or a folder of texts alone: the indexes are not small
	}
	taken := make([]bool, len(s.statements))
	hear := func(claims []claim) {
		for _, c := range claims {
			switch {
			case heir[c.entry] >= 0:
			case !taken[c.statement] && s.stands(c, in):
				heir[c.entry], taken[c.statement] = c.statement, true
			case into[c.entry] < 0:
				into[c.entry] = c.statement
			}
		}
	}
	all := s.whole()
	for _, claims := range []func([]int) []claim{s.wholes(all, same, same), s.wholes(all, elsewhere, reassigned), s.parts} { // the surer first
		first, rest := surest(claims(heir), len(l.Entries), len(s.statements))
		hear(first)
		rest = slices.DeleteFunc(rest, func(c claim) bool { return heir[c.entry] >= 0 })
		slices.SortFunc(rest, inTurn)
		hear(rest)
	}
	return heir, into
}

// inTurn puts the surer claims first, then those of more words, then those of the
// older number.
func inTurn(a, b claim) int {
	return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.words, a.words), cmp.Compare(a.entry, b.entry), cmp.Compare(a.statement, b.statement))
}

// surest parts the claims, which it overwrites: first come those that are surer
// than every other to their entry and to their statement, in any order, as most
// are.
func surest(claims []claim, entries, statements int) (first, rest []claim) {
	ofEntry, ofStatement := make([]rivals, entries), make([]rivals, statements)
	for _, c := range claims {
		ofEntry[c.entry].meet(c.rank)
		ofStatement[c.statement].meet(c.rank)
	}
	first = slices.DeleteFunc(claims, func(c claim) bool {
		wins := ofEntry[c.entry].won(c.rank) && ofStatement[c.statement].won(c.rank)
		if !wins {
			rest = append(rest, c)
		}
		return !wins
	})
	return first, rest
}

// rivals are the claims to one side: the highest rank, and whether several have it.
type rivals struct {
	rank    int8
	several bool
}

func (r *rivals) meet(rank int) {
	if rank := int8(rank); rank >= r.rank {
		r.rank, r.several = rank, rank == r.rank
	}
}

func (r rivals) won(rank int) bool { return int8(rank) == r.rank && !r.several }

// A seeker finds the statements that may continue entries.
type seeker struct {
	held       *Held
	entries    []Entry
	statements []Statement
	articles   [][]string // of each statement
}

// stands tells whether an entry's words are still where the claim has them: in
// the statement, or, when only what is read as the quotation has changed, in
// the text of an article that printed them. That a lesser witness is left is
// not enough: the number stands for the words of the fullest. A file that keeps
// no witnesses cannot tell, and is believed.
func (s *seeker) stands(c claim, in Sources) bool {
	e := s.entries[c.entry]
	if c.rank > extended || len(e.Witnesses) == 0 {
		return true
	}
	words := s.held.key(e.Words)
	return s.has(c.statement, words) || slices.ContainsFunc(e.Witnesses, func(w Witness) bool {
		return s.held.key(w.Words) == words && w.Text == in.Version(w.Article) || in.Holds(w.Article, e.Words)
	})
}

// has tells whether a witness of a statement prints the words of a key in a row.
func (s *seeker) has(statement int, words Key) bool {
	for n := range s.statements[statement].Witnesses {
		if strings.Contains(s.key(statement, n).Value(), words.Value()) {
			return true
		}
	}
	return false
}

// key is that of a witness's words.
func (s *seeker) key(statement, witness int) Key {
	st := &s.statements[statement]
	if st.Keys != nil {
		return st.Keys[witness]
	}
	return s.held.key(st.Witnesses[witness].Words)
}

// tooCommon is how often three words may stand in one speaker's statements of
// one article and still tell them apart.
const tooCommon = 50

// A match is the statements that have all words of an entry.
type match struct {
	statements []int32
	words      int // how long the words are
}

// whole finds them for each entry.
func (s *seeker) whole() []match {
	by, out := s.byWords(), make([]match, len(s.entries))
	before := map[Key]int{} // entries of the same wording
	for k, e := range s.entries {
		words := s.held.key(e.Words)
		list := by.of(words)
		if len(list) > tooCommon {
			nth := before[words]
			before[words]++
			list = window(list, nth)
		}
		out[k] = match{list, len(words.Value())}
	}
	return out
}

// wholes are the claims of some ranks to entries without an heir, of statements
// with all their words.
func (s *seeker) wholes(of []match, lowest, highest int) func(heir []int) []claim {
	return func(heir []int) (out []claim) {
		for k, e := range s.entries {
			if heir[k] >= 0 {
				continue
			}
			for _, i := range of[k].statements {
				rank := stranger
				switch here, speaker := shared(s.articles[i], e.Articles), s.statements[i].Speaker == e.Speaker; {
				case here && speaker:
					rank = same
				case here:
					rank = reassigned
				case speaker:
					rank = elsewhere
				}
				if lowest <= rank && rank <= highest {
					out = append(out, claim{k, int(i), rank, of[k].words})
				}
			}
		}
		return out
	}
}

// wordings are the statements a witness of which has the words of a key, in
// order: those of all keys in one piece of memory.
type wordings struct {
	number     map[Key]int32
	ends       []int32 // of a key's statements, by its number
	statements []int32
}

func (w *wordings) of(k Key) []int32 {
	n, known := w.number[k]
	if !known {
		return nil
	}
	from := int32(0)
	if n > 0 {
		from = w.ends[n-1]
	}
	return w.statements[from:w.ends[n]]
}

func (s *seeker) byWords() *wordings {
	w := &wordings{number: make(map[Key]int32, len(s.statements))}
	type use struct{ key, statement int32 }
	uses := make([]use, 0, len(s.statements))
	var last []int32 // statement that uses a key
	for i, st := range s.statements {
		for n := range st.Witnesses {
			k := s.key(i, n)
			if n > 0 && k == s.key(i, n-1) {
				continue
			}
			at, known := w.number[k]
			if !known {
				at = int32(len(last))
				w.number[k] = at
				last, w.ends = append(last, -1), append(w.ends, 0)
			}
			if last[at] != int32(i) {
				last[at] = int32(i)
				w.ends[at]++
				uses = append(uses, use{at, int32(i)})
			}
		}
	}
	n := int32(0)
	for k, count := range w.ends {
		w.ends[k], n = n, n+count
	}
	w.statements = make([]int32, n)
	for _, u := range uses {
		w.statements[w.ends[u.key]] = u.statement
		w.ends[u.key]++
	}
	return w
}

// A scope is where words in part may be known again.
type scope struct{ speaker, article string }

// parts finds, for each entry without an heir, the statements of its speaker in
// its articles that have words in common with it, three in a row at least.
func (s *seeker) parts(heir []int) (out []claim) {
	threes := map[scope]map[string][]int{} // where such an entry stood
	for k, e := range s.entries {
		if heir[k] < 0 {
			for _, a := range e.Articles {
				threes[scope{e.Speaker, a}] = map[string][]int{}
			}
		}
	}
	size := make([]int, len(s.statements))
	for i, st := range s.statements {
		var all map[string]bool
		for _, a := range s.articles[i] {
			here := threes[scope{st.Speaker, a}]
			if here == nil {
				continue
			}
			if all == nil {
				all = trigrams(s.key(i, 0).Value())
				size[i] = len(all)
			}
			for three := range all {
				here[three] = append(here[three], i)
			}
		}
	}
	for k, e := range s.entries {
		if heir[k] >= 0 {
			continue
		}
		words := s.held.key(e.Words).Value()
		mine := trigrams(words)
		common := map[int]int{}
		for _, a := range e.Articles {
			here := threes[scope{e.Speaker, a}]
			for three := range mine {
				if found := here[three]; len(found) <= tooCommon {
					for _, i := range found {
						common[i]++
					}
				}
			}
		}
		for i, n := range common {
			switch n /= max(1, len(shareOf(s.articles[i], e.Articles))); {
			case overlap(s.key(i, 0).Value(), words):
				out = append(out, claim{k, i, extended, n})
			case 10*n >= 6*min(len(mine), size[i]) && n >= 3:
				out = append(out, claim{k, i, reworded, n})
			}
		}
	}
	return out
}

// window is the part of a long list around a place that may be beyond its end: of
// many statements with one wording each entry looks at those that stand where
// it stands among the entries, not at all.
func window(list []int32, at int) []int32 {
	from := min(max(0, at-tooCommon/2), len(list)-tooCommon)
	return list[from : from+tooCommon]
}

// trigrams are the runs of three words of a key; a shorter key is its own.
func trigrams(key string) map[string]bool {
	w := strings.Fields(key)
	if len(w) < 3 {
		return map[string]bool{strings.Join(w, " "): true}
	}
	out := map[string]bool{}
	for i := range len(w) - 2 {
		out[strings.Join(w[i:i+3], " ")] = true
	}
	return out
}

// A Key is words as collation compares them: two wordings of one key differ in
// case and punctuation alone.
type Key = unique.Handle[string]

// KeyOf is the key of words as they are printed.
func KeyOf(words string) Key { return unique.Make(spaced(words)) }

func spaced(words string) string { return " " + strings.Join(collate.Words(words), " ") + " " }

// overlap: one holds the other, and the smaller is more than a word or two.
func overlap(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return len(strings.Fields(b)) >= 2 && strings.Contains(a, b)
}

// shareOf lists what both have.
func shareOf(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(x string) bool { return !slices.Contains(b, x) })
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
