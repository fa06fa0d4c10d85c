package lock

import (
	"cmp"
	"slices"
	"strings"

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
func (l Lock) heirs(statements []Statement, articles [][]string, in Sources, h *Held) (heir, into []int) {
	heir, into = make([]int, len(l.Entries)), make([]int, len(l.Entries))
	for k := range l.Entries {
		heir[k], into[k] = -1, -1
	}
	if len(l.Entries) == 0 {
		return heir, into // a first build, or a folder of texts alone: the indexes are not small
	}
	taken := make([]bool, len(statements))
	s := &seeker{held: h, entries: l.Entries, statements: statements, articles: articles}
	for _, claims := range []func([]int) []claim{s.whole, s.parts} { // any of the whole words is surer than any of parts
		for _, c := range inTurn(claims(heir), len(l.Entries), len(statements)) {
			switch {
			case heir[c.entry] >= 0:
			case !taken[c.statement] && s.stands(c, in):
				heir[c.entry], taken[c.statement] = c.statement, true
			case into[c.entry] < 0:
				into[c.entry] = c.statement
			}
		}
	}
	return heir, into
}

// inTurn puts the surer claims first, then those of more words, then those of the
// older number. Where nobody else claims either side of one it may come anywhere,
// and so do most.
func inTurn(claims []claim, entries, statements int) []claim {
	ofEntry, ofStatement := make([]int32, entries), make([]int32, statements)
	for _, c := range claims {
		ofEntry[c.entry]++
		ofStatement[c.statement]++
	}
	var contested []claim
	out := slices.DeleteFunc(claims, func(c claim) bool {
		others := ofEntry[c.entry] > 1 || ofStatement[c.statement] > 1
		if others {
			contested = append(contested, c)
		}
		return others
	})
	slices.SortStableFunc(contested, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.words, a.words), cmp.Compare(a.entry, b.entry), cmp.Compare(a.statement, b.statement))
	})
	return append(out, contested...)
}

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
	return s.statements[c.statement].has(words, s.held) || slices.ContainsFunc(e.Witnesses, func(w Witness) bool {
		return s.held.key(w.Words) == words && w.Text == in.Version(w.Article) || in.Holds(w.Article, e.Words)
	})
}

// has tells whether a witness prints the words of a key in a row.
func (s Statement) has(words string, h *Held) bool {
	return slices.ContainsFunc(s.Witnesses, func(w Witness) bool { return strings.Contains(h.key(w.Words), words) })
}

// tooCommon is how often three words may stand in one speaker's statements of
// one article and still tell them apart.
const tooCommon = 50

// whole finds the statements that have all the words of an entry.
func (s *seeker) whole([]int) (out []claim) {
	by := make(map[string][]int, len(s.statements))
	for i, st := range s.statements {
		for n, w := range st.Witnesses {
			if n > 0 && w.Words == st.Witnesses[n-1].Words {
				continue
			}
			if k := s.held.key(w.Words); len(by[k]) == 0 || by[k][len(by[k])-1] != i {
				by[k] = append(by[k], i)
			}
		}
	}
	before := map[string]int{} // entries of the same wording
	for k, e := range s.entries {
		words := s.held.key(e.Words)
		nth := before[words]
		before[words]++
		for _, i := range window(by[words], nth) {
			rank := stranger
			switch here, speaker := shared(s.articles[i], e.Articles), s.statements[i].Speaker == e.Speaker; {
			case here && speaker:
				rank = same
			case here:
				rank = reassigned
			case speaker:
				rank = elsewhere
			}
			if rank > stranger {
				out = append(out, claim{k, i, rank, len(words)})
			}
		}
	}
	return out
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
				all = trigrams(s.held.key(st.Witnesses[0].Words))
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
		words := s.held.key(e.Words)
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
			case overlap(s.held.key(s.statements[i].Witnesses[0].Words), words):
				out = append(out, claim{k, i, extended, n})
			case 10*n >= 6*min(len(mine), size[i]) && n >= 3:
				out = append(out, claim{k, i, reworded, n})
			}
		}
	}
	return out
}

// window is the part of a list around a place that may be beyond its end: of
// many statements with one wording each entry looks at those that stand where
// it stands among the entries, not at all.
func window(list []int, at int) []int {
	if len(list) <= tooCommon {
		return list
	}
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

func key(words string) string { return " " + strings.Join(collate.Words(words), " ") + " " }

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

func shared(a, b []string) bool { return len(shareOf(a, b)) > 0 }
