package dossier

import (
	"fmt"
	"strings"

	"dossier/generator/internal/collate"
)

// Weight says how much a position rests on. Pages say it in these words and no
// stronger ones.
type Weight struct {
	Statements int // different ones; 0 when only narration shows it
	Articles   int // that carry them, or tell it
	Days       int // different days they were made on, as far as the sources say
}

// Weight counts a position's evidence.
func (p *Position) Weight() Weight {
	statements, articles, days := map[*Statement]bool{}, map[*Article]bool{}, map[string]bool{}
	for _, e := range p.Evidence {
		articles[e.Article] = true
		if e.Quotation == nil {
			continue
		}
		s := e.Quotation.Statement
		statements[s] = true
		if m := s.When(); len(m.From) == len("2006-01-02") && m.From == m.To {
			days[m.From] = true
		}
		for _, w := range s.Witnesses {
			articles[w.Quotation.Article] = true
		}
	}
	return Weight{len(statements), len(articles), len(days)}
}

// Uses counts the positions a statement is evidence for.
func (s *Statement) Uses() int {
	positions := map[*Position]bool{}
	for _, e := range s.Evidence {
		positions[e.Position] = true
	}
	return len(positions)
}

// String gives the weight in words: "3 statements in 2 articles".
func (w Weight) String() string {
	if w.Statements == 0 {
		return count(w.Articles, "article") + " and no statement"
	}
	s := count(w.Statements, "statement") + " in " + count(w.Articles, "article")
	if w.Days > 1 {
		s += ", on " + count(w.Days, "day")
	}
	return s
}

func count(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// claims are words that say how often something was said, and what they take:
// nobody is consistent in one sentence.
var claims = []struct {
	words            []string
	statements, days int
	need             string
}{
	{[]string{"repeatedly", "frequently", "often", "regularly", "again and again", "time and again", "many times"}, 3, 0, "three statements"},
	{[]string{"consistently", "constantly", "always", "invariably", "unwaveringly", "steadfastly", "all along", "never wavered"}, 3, 2, "three statements on two days or more"},
}

// overclaim finds the first word of a note that says more than its evidence
// does, and what that word takes. Words between quotation marks are a source's.
func overclaim(note string, w Weight) (word, need string) {
	said := " " + strings.Join(collate.Words(ownWords(note)), " ") + " "
	at := len(said)
	for _, c := range claims {
		for _, x := range c.words {
			if i := strings.Index(said, " "+x+" "); i >= 0 && i < at && (w.Statements < c.statements || w.Days < c.days) {
				word, need, at = x, c.need, i
			}
		}
	}
	return word, need
}

// ownWords is a text without what stands between double quotation marks.
func ownWords(s string) string {
	var b strings.Builder
	quoted := false
	for _, r := range s {
		switch {
		case r == '“' || r == '"' && !quoted:
			quoted = true
			b.WriteByte(' ')
		case r == '”' || r == '"':
			quoted = false
		case !quoted:
			b.WriteRune(r)
		}
	}
	return b.String()
}
