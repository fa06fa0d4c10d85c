// Package lock keeps the number and address of each statement for good, in a
// text file the tool writes and the author commits: ids.lock. A statement is
// known again by its words, so its number outlives edits, a fuller witness, and
// the loss of one. A number is never given twice.
package lock

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/collate"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/slug"
)

// An Entry is one line of the lock: tab-separated number, slug, speaker,
// articles (comma-separated) and the words of the fullest witness.
type Entry struct {
	Number   int
	Slug     string
	Speaker  string // agent id; "" when nobody with a page
	Articles []string
	Words    string
}

// A Lock is all entries by number, also of statements no article carries any more.
type Lock []Entry

// A Statement is what a build found, to be given its number.
type Statement struct {
	Speaker  string
	Articles []string
	Wordings []string // of every witness, the fullest first
}

// A Retirement is an entry no statement of this build continues.
type Retirement struct {
	Entry
	Into int // index of the statement that took its words in; -1 when none
}

const header = "# Number and address of each statement, kept for good. Written by dossier; commit it.\n" +
	"# number\tslug\tspeaker\tarticles\twords\n"

// highest is the largest number a statement may have: more only damage brings.
const highest = 1_000_000_000

// Parse reads a lock file.
func Parse(path string, src []byte) (Lock, diag.List) {
	var l Lock
	var ds diag.List
	seen := map[int]int{}
	for i, line := range strings.Split(strings.ReplaceAll(string(src), "\r\n", "\n"), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		n, err := strconv.Atoi(f[0])
		switch {
		case strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, "=======") || strings.HasPrefix(line, ">>>>>>>"):
			ds.Errorf(path, i+1, 1, "lock-merge", "keep the lines of both sides, each number once, remove this one, and build again", "a merge was not finished here")
			continue
		case len(f) != 5 || err != nil || n < 1 || n > highest || !utf8.ValidString(line) || f[1] == "" || f[1] != slug.Make(f[1]):
			ds.Errorf(path, i+1, 1, "lock-syntax", "restore the file from version control; it is not edited by hand",
				"not a line of five fields: number, slug, speaker, articles, words")
			continue
		case seen[n] > 0:
			ds.Errorf(path, i+1, 1, "lock-number-twice", "after a merge, keep one of the two lines and build again",
				"statement %d stands on line %d already", n, seen[n])
			continue
		}
		seen[n] = i + 1
		l = append(l, Entry{n, f[1], f[2], strings.FieldsFunc(f[3], func(r rune) bool { return r == ',' }), f[4]})
	}
	slices.SortFunc(l, func(a, b Entry) int { return a.Number - b.Number })
	return l, ds
}

// Format writes the lock file.
func (l Lock) Format() []byte {
	var b bytes.Buffer
	b.WriteString(header)
	for _, e := range l {
		words := strings.Join(strings.Fields(e.Words), " ")
		fmt.Fprintf(&b, "%d\t%s\t%s\t%s\t%s\n", e.Number, e.Slug, e.Speaker, strings.Join(e.Articles, ","), words)
	}
	return b.Bytes()
}

// Assign gives every statement its entry: the one it had, or the next free
// number. It returns the entries in the order of the statements, the new lock,
// and the entries that nothing continues.
func (l Lock) Assign(statements []Statement) ([]Entry, Lock, []Retirement) {
	entries := make([]Entry, len(statements))
	var next Lock
	var retired []Retirement
	last := 0
	heir, into := l.heirs(statements)
	for k, e := range l {
		last = max(last, e.Number)
		i := heir[k]
		if i < 0 {
			retired = append(retired, Retirement{e, into[k]})
			next = append(next, e)
			continue
		}
		entries[i] = Entry{e.Number, e.Slug, statements[i].Speaker, statements[i].Articles, statements[i].Wordings[0]}
		next = append(next, entries[i])
	}
	for i, s := range statements {
		if entries[i].Number == 0 {
			last++
			entries[i] = Entry{last, slug.Words(s.Wordings[0]), s.Speaker, s.Articles, s.Wordings[0]}
			next = append(next, entries[i])
		}
	}
	slices.SortFunc(next, func(a, b Entry) int { return a.Number - b.Number })
	return entries, next, retired
}

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
// then the older number. into is the statement an entry without heir has its
// words in now, or -1.
func (l Lock) heirs(statements []Statement) (heir, into []int) {
	claims := l.claims(statements)
	slices.SortStableFunc(claims, func(a, b claim) int {
		return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(b.words, a.words), cmp.Compare(a.entry, b.entry), cmp.Compare(a.statement, b.statement))
	})
	heir, into = make([]int, len(l)), make([]int, len(l))
	for k := range l {
		heir[k], into[k] = -1, -1
	}
	taken := make([]bool, len(statements))
	for _, c := range claims {
		switch {
		case heir[c.entry] >= 0:
		case !taken[c.statement]:
			heir[c.entry], taken[c.statement] = c.statement, true
		case into[c.entry] < 0 && c.rank >= extended:
			into[c.entry] = c.statement
		}
	}
	return heir, into
}

// tooCommon is how often three words may stand in one speaker's statements of
// one article and still tell them apart.
const tooCommon = 50

// claims finds all statements that may continue an entry, by two indexes: of
// whole wordings, and of three words in a row within speaker and article.
func (l Lock) claims(statements []Statement) []claim {
	type scope struct{ speaker, article, words string }
	whole, threes := map[string][]int{}, map[scope][]int{}
	base, size := make([]string, len(statements)), make([]int, len(statements))
	for i, s := range statements {
		base[i] = key(s.Wordings[0])
		for _, w := range s.Wordings {
			if k := key(w); !slices.Contains(whole[k], i) {
				whole[k] = append(whole[k], i)
			}
		}
		all := trigrams(base[i])
		size[i] = len(all)
		for _, a := range s.Articles {
			for three := range all {
				threes[scope{s.Speaker, a, three}] = append(threes[scope{s.Speaker, a, three}], i)
			}
		}
	}
	var out []claim
	for k, e := range l {
		words := key(e.Words)
		for _, i := range whole[words] {
			rank := stranger
			switch here, speaker := shared(statements[i].Articles, e.Articles), statements[i].Speaker == e.Speaker; {
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
			switch n /= max(1, len(shareOf(statements[i].Articles, e.Articles))); {
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
