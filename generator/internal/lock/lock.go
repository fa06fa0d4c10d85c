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
		case len(f) != 5 || err != nil || n < 1 || f[1] == "" || f[1] != slug.Make(f[1]):
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
	heir := l.heirs(statements)
	entries := make([]Entry, len(statements))
	var next Lock
	var retired []Retirement
	last := 0
	for k, e := range l { // by number: where two entries meet, the older number stays
		last = max(last, e.Number)
		i := heir[k]
		if i < 0 || entries[i].Number > 0 {
			retired = append(retired, Retirement{e, i})
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

// heirs finds for each entry the statement that continues it, or -1: one that
// has its words among its witnesses, else, in an article they share, one whose
// words hold the entry's or lie in them.
func (l Lock) heirs(statements []Statement) []int {
	byWords, byArticle := map[string][]int{}, map[string][]int{}
	for i, s := range statements {
		for _, w := range s.Wordings {
			byWords[key(w)] = append(byWords[key(w)], i)
		}
		for _, a := range s.Articles {
			byArticle[a] = append(byArticle[a], i)
		}
	}
	heir := make([]int, len(l))
	for k, e := range l {
		best, rank := -1, 0
		consider := func(i, r int) {
			if statements[i].Speaker == e.Speaker {
				r++
			}
			if r > rank {
				best, rank = i, r
			}
		}
		for _, i := range byWords[key(e.Words)] {
			switch {
			case shared(statements[i].Articles, e.Articles):
				consider(i, 6)
			case statements[i].Speaker == e.Speaker:
				consider(i, 4)
			}
		}
		if best < 0 {
			for _, a := range e.Articles {
				for _, i := range byArticle[a] {
					if statements[i].Speaker == e.Speaker && overlap(key(statements[i].Wordings[0]), key(e.Words)) {
						consider(i, 2)
					}
				}
			}
		}
		heir[k] = best
	}
	return heir
}

func key(words string) string { return " " + strings.Join(collate.Words(words), " ") + " " }

// overlap: one holds the other, and the smaller is more than a word or two.
func overlap(a, b string) bool {
	if cmp.Compare(len(a), len(b)) < 0 {
		a, b = b, a
	}
	return len(strings.Fields(b)) >= 2 && strings.Contains(a, b)
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}
