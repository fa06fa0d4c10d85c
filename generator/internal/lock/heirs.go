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
func (l Lock) heirs(statements []Statement, in Sources) (heir, into []int) {
	claims := l.claims(statements)
	slices.SortStableFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.words, a.words), cmp.Compare(a.entry, b.entry), cmp.Compare(a.statement, b.statement))
	})
	heir, into = make([]int, len(l.Entries)), make([]int, len(l.Entries))
	for k := range l.Entries {
		heir[k], into[k] = -1, -1
	}
	taken := make([]bool, len(statements))
	for _, c := range claims {
		switch {
		case heir[c.entry] >= 0:
		case !taken[c.statement] && l.Entries[c.entry].stands(c, statements[c.statement], in):
			heir[c.entry], taken[c.statement] = c.statement, true
		case into[c.entry] < 0:
			into[c.entry] = c.statement
		}
	}
	return heir, into
}

// stands tells whether an entry's words are still where the claim has them: in
// the statement, or, when only what is read as the quotation has changed, in
// the text of an article that printed them. That a lesser witness is left is
// not enough: the number stands for the words of the fullest. A file that keeps
// no witnesses cannot tell, and is believed.
func (e Entry) stands(c claim, s Statement, in Sources) bool {
	words := key(e.Words)
	if c.rank > extended || len(e.Witnesses) == 0 || s.has(words) {
		return true
	}
	return slices.ContainsFunc(e.Witnesses, func(w Witness) bool {
		return key(w.Words) == words && w.Text == in.Version(w.Article) || in.Holds(w.Article, e.Words)
	})
}

// has tells whether a witness prints the words of a key in a row.
func (s Statement) has(words string) bool {
	return slices.ContainsFunc(s.Witnesses, func(w Witness) bool { return strings.Contains(key(w.Words), words) })
}

// tooCommon is how often three words may stand in one speaker's statements of
// one article and still tell them apart.
const tooCommon = 50

// claims finds all statements that may continue an entry, by two indexes: of
// whole wordings, and of three words in a row within speaker and article.
func (l Lock) claims(statements []Statement) []claim {
	if len(l.Entries) == 0 {
		return nil // a first build, or a folder of texts alone: the indexes are not small
	}
	type scope struct{ speaker, article, words string }
	whole, threes := map[string][]int{}, map[scope][]int{}
	base, size := make([]string, len(statements)), make([]int, len(statements))
	articles := make([][]string, len(statements))
	for i, s := range statements {
		base[i], articles[i] = key(s.Witnesses[0].Words), s.articles()
		for _, w := range s.Witnesses {
			if k := key(w.Words); !slices.Contains(whole[k], i) {
				whole[k] = append(whole[k], i)
			}
		}
		all := trigrams(base[i])
		size[i] = len(all)
		for _, a := range articles[i] {
			for three := range all {
				threes[scope{s.Speaker, a, three}] = append(threes[scope{s.Speaker, a, three}], i)
			}
		}
	}
	var out []claim
	for k, e := range l.Entries {
		words := key(e.Words)
		for _, i := range whole[words] {
			rank := stranger
			switch here, speaker := shared(articles[i], e.Articles), statements[i].Speaker == e.Speaker; {
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
		mine := trigrams(words)
		common := map[int]int{}
		for _, a := range e.Articles {
			for three := range mine {
				if found := threes[scope{e.Speaker, a, three}]; len(found) <= tooCommon {
					for _, i := range found {
						common[i]++
					}
				}
			}
		}
		for i, n := range common {
			switch n /= max(1, len(shareOf(articles[i], e.Articles))); {
			case overlap(base[i], words):
				out = append(out, claim{k, i, extended, n})
			case 10*n >= 6*min(len(mine), size[i]) && n >= 3:
				out = append(out, claim{k, i, reworded, n})
			}
		}
	}
	return out
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
