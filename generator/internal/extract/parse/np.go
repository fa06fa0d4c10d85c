package parse

import (
	"strings"

	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

const (
	pronouns  = lexicon.Subject | lexicon.Object | lexicon.Relative
	functions = lexicon.Preposition | lexicon.Conjunction | lexicon.Subordinate | lexicon.Auxiliary | lexicon.Modal | pronouns
)

// closes tells whether the node is the name of a work with a comma inside its
// marks, which ends the phrase.
func (n *Node) closes() bool {
	return n.In >= 0 && !n.whole && strings.HasSuffix(n.Low, ",")
}

// Nounish tells whether node i can stand inside a noun phrase before its head.
func (s *Sentence) Nounish(i int) bool {
	n := &s.Nodes[i]
	if n.IsQuote() {
		return false
	}
	switch n.Kind {
	case text.Punct:
		return n.Low == "-" && i > 0 && s.Nodes[i-1].End == n.Start || n.Low == "[" || n.Low == "]" || n.Low == "@" || n.Low == "#" || n.Low == "&" || n.Low == "/"
	case text.Clitic:
		return n.Low == "'s" || n.Low == "’s" || n.Low == "'" || n.Low == "’"
	case text.Digits:
		return true
	}
	if n.Is(lexicon.Det | lexicon.Possessive | lexicon.Quantity) {
		return true
	}
	if n.Cap && (i > 0 || !n.Is(lexicon.Starter)) {
		return true
	}
	if n.Is(lexicon.Title|lexicon.Role|lexicon.Body|lexicon.Paper|lexicon.Nation|lexicon.Nominal) && !n.Is(functions) {
		return true
	}
	if n.Is(functions | lexicon.Adverb | lexicon.Wh) {
		return false
	}
	if !n.Is(lexicon.Verb) {
		return true
	}
	if i == 0 || s.Nodes[i-1].IsQuote() {
		return false
	}
	p := &s.Nodes[i-1]
	if strings.HasSuffix(n.Low, "ing") {
		// "the leading group" but not "helping sort"
		return p.Is(lexicon.Det|lexicon.Possessive|lexicon.Nation|lexicon.Role|lexicon.Body) || p.Kind == text.Clitic
	}
	if n.Entry.Form&lexicon.Part != 0 && strings.HasSuffix(n.Low, "ed") && i+1 < len(s.Nodes) {
		// "the proposed deal", "his newly elected rival"
		q := &s.Nodes[i+1]
		if q.IsQuote() || q.Kind == text.Punct || q.Is(functions|lexicon.Det|lexicon.Possessive|lexicon.Adverb) {
			return false
		}
		return p.Is(lexicon.Det|lexicon.Possessive|lexicon.Quantity) || strings.HasSuffix(p.Low, "ly") && i > 1 && s.Nodes[i-2].Is(lexicon.Det|lexicon.Possessive)
	}
	if n.Entry.Form == lexicon.S {
		// "the results", "early results"
		return p.Is(lexicon.Det|lexicon.Possessive) || p.Low == "early" || p.Low == "recent" || p.Low == "latest" || p.Low == "new" || p.Low == "preliminary" || p.Low == "final"
	}
	// A bare form behind a word that is no subject: "talk radio host".
	return n.Entry.Form&^lexicon.Base == 0 && p.Kind != text.Punct && !p.Is(functions|lexicon.People|lexicon.Adverb|lexicon.Quantity) && !strings.HasSuffix(p.Low, "s")
}

// Left returns the start of the noun phrase that ends before node end, looking
// no further left than lo; end itself when there is none. The phrase takes in
// of- and for-phrases, conjoined names and appositions between commas.
func (s *Sentence) Left(lo, end int) int {
	if j := s.beforeTime(lo, end); j > lo && j < end {
		if i := s.Left(lo, j); i < j {
			return i
		}
		if n := &s.Nodes[j-1]; j-1 > lo && n.Is(lexicon.Verb) && n.Entry.Form&lexicon.Part != 0 && !n.Is(lexicon.Auxiliary) {
			if i := s.Left(lo, j-1); i < j-1 {
				return i // "a poll conducted last week"
			}
		}
	}
	i := end
	if i <= lo {
		return end
	}
	n := &s.Nodes[i-1]
	if i-2 > lo && n.Is(lexicon.Adverb) && s.Nodes[i-2].Low == "," {
		if j := s.Left(lo, i-2); j < i-2 {
			return j // "Smith, meanwhile, …"
		}
	}
	if n.Is(lexicon.Subject | lexicon.Relative) {
		return i - 1
	}
	if n.Low == "that" && i-1 > lo {
		return i - 1
	}
	if n.Low == "," || n.Low == "—" || n.Low == ")" || n.Low == "–" || n.Low == "-" && n.Start > s.Nodes[max(i-2, 0)].End {
		return s.leftOfParenthesis(lo, end)
	}
	i = s.leftRun(lo, i)
	if i < end-1 && s.Nodes[i].Low == "that" {
		return i + 1
	}
	for i < end {
		// A phrase before ours that ours belongs to: "leaders of the group", "Smith and Jones".
		if i-2 < lo {
			break
		}
		p := &s.Nodes[i-1]
		if p.Is(lexicon.Preposition) && !p.Is(lexicon.Subordinate) && attaches(p.Low) || p.Low == "and" || p.Low == "or" || p.Low == "for" {
			j := s.leftRun(lo, i-1)
			if j == i-1 || (p.Low == "and" || p.Low == "or") && !s.conjoins(j, i) {
				break
			}
			i = j
			continue
		}
		if p.Low == "," && i-2 >= lo && s.Nodes[i-2].Cap && s.Nodes[i].Cap && s.listAhead(i, end) {
			j := s.leftRun(lo, i-1)
			if j == i-1 {
				break
			}
			i = j
			continue
		}
		break
	}
	return i
}

// beforeTime returns the end of what stands before an adverbial of time that
// ends at end: "Smith on Friday", "Smith, last week,"; end when there is none.
func (s *Sentence) beforeTime(lo, end int) int {
	i := end
	if i > lo && s.Nodes[i-1].Low == "," {
		i--
	}
	j := i
	if j-1 > lo && s.Nodes[j-1].Kind == text.Digits && s.Nodes[j-1].Len() == 4 && s.Nodes[j-2].Low == "in" {
		j-- // "in 2010"
	}
	for j > lo && (s.Nodes[j-1].Is(lexicon.Calendar) || j < i && (s.Nodes[j-1].Low == "last" || s.Nodes[j-1].Low == "this" || s.Nodes[j-1].Low == "earlier" || s.Nodes[j-1].Low == "late" || s.Nodes[j-1].Low == "early")) {
		j--
	}
	if j == i || j == lo {
		return end
	}
	if s.Nodes[j-1].Low == "on" || s.Nodes[j-1].Low == "in" {
		j--
	} else if i < end || s.Nodes[j-1].Is(lexicon.Det|lexicon.Possessive) || s.Nodes[j-1].Kind == text.Clitic {
		return end // "that week", "his day"
	}
	if i == end-1 {
		if j == lo || s.Nodes[j-1].Low != "," {
			return end // "who came on Friday,"
		}
		j--
	}
	return j
}

// SpanEnd takes an adverbial of time off the end of the source [a, b).
func (s *Sentence) SpanEnd(a, b int) int {
	if j := s.beforeTime(a, b); j > a {
		return j
	}
	return b
}

// attaches lists prepositions that tie a phrase to the noun before it.
func attaches(p string) bool {
	switch p {
	case "of", "for", "at", "from", "with", "in", "on", "behind", "near", "outside":
		return true
	}
	return false
}

// conjoins tells whether the phrase that starts at j goes together with the
// one that starts at i by "and": both names, or no verb stands before j.
func (s *Sentence) conjoins(j, i int) bool {
	if j == 0 {
		return true
	}
	p := &s.Nodes[j-1]
	return p.Kind == text.Punct || p.IsQuote() || p.Is(lexicon.Conjunction|lexicon.Subordinate) || p.Is(lexicon.Preposition) && p.Low != "to" && p.Low != "with"
}

// listAhead tells whether "and" follows soon after node i: "Smith, Jones and Brown".
func (s *Sentence) listAhead(i, end int) bool {
	for k := i; k < end && k < i+12; k++ {
		if s.Nodes[k].Low == "and" {
			return true
		}
	}
	return false
}

// leftRun returns the start of the run of Nounish nodes that ends before end.
func (s *Sentence) leftRun(lo, end int) int {
	i := end
	for i > lo && s.Nounish(i-1) {
		if i < end && s.Nodes[i-1].closes() {
			break
		}
		i--
		n := &s.Nodes[i]
		if n.Is(lexicon.Det|lexicon.Possessive) && n.Kind == text.Letters {
			// "all the", "many of the" reach further.
			if i > lo && s.Nodes[i-1].Is(lexicon.Quantity) {
				i--
			}
			return i
		}
	}
	for i < end && i > lo && s.Nodes[i].Kind == text.Clitic {
		i++
	}
	return i
}

// leftOfParenthesis reads back over ", vice president of the council," and
// "(R-Texas)" to the phrase it belongs to.
func (s *Sentence) leftOfParenthesis(lo, end int) int {
	last := &s.Nodes[end-1]
	open := last.Low
	if open == ")" {
		open = "("
	}
	k := end - 2
	for k > lo && s.Nodes[k].Low != open {
		k--
	}
	if k <= lo || s.Nodes[k].Low != open {
		return end
	}
	if !s.parenthetical(k+1, end-1) {
		return end
	}
	// Several commas: the first phrase of the clause that a comma follows.
	if open == "," && !s.roleNamed(lo, k, end-1) {
		for j := k - 1; j > lo; j-- {
			n := &s.Nodes[j]
			if n.Low == ";" || n.Low == ":" || n.IsQuote() {
				break
			}
			if n.Low == "," && s.apposition(j+1) {
				k = j
			}
		}
	}
	if k-2 > lo && s.Nodes[k-1].Kind == text.Digits && s.Nodes[k-2].Low == "," {
		k -= 2 // an age: "Smith, 27, a rider,"
	}
	if j := s.Left(lo, k); j < k {
		return j
	}
	return end
}

// roleNamed tells whether the words between the comma at k and end are the name
// of the role before it: "her senior adviser, Jake Orr,". What stands before
// such a role is none of it.
func (s *Sentence) roleNamed(lo, k, end int) bool {
	for i := k + 1; i < end; i++ {
		if !s.Nodes[i].Cap {
			return false
		}
	}
	if !s.Nodes[k-1].Is(lexicon.Role) || s.Nodes[k+1].Is(lexicon.Det) {
		return false
	}
	a := s.leftRun(lo, k)
	return a < k && s.Nodes[a].Is(lexicon.Det|lexicon.Possessive)
}

// parenthetical tells whether the words [a, b) between commas or dashes only
// add to what stands before: a description, a relative clause, an adverbial, but
// no clause of their own.
func (s *Sentence) parenthetical(a, b int) bool {
	if s.Nodes[a].Is(lexicon.Relative) || s.Nodes[a].Low == "whose" || s.Nodes[a].Low == "whom" {
		return true
	}
	for i := a; i < b; i++ {
		n := &s.Nodes[i]
		if n.Is(lexicon.Relative) || n.Low == "that" || n.Low == "whose" {
			return true
		}
		if n.Is(lexicon.Subject|lexicon.Modal) || n.Is(lexicon.Auxiliary) && n.Kind != text.Clitic {
			return false
		}
	}
	return true
}

// apposition tells whether the words at i describe the name before the comma.
func (s *Sentence) apposition(i int) bool {
	if i >= len(s.Nodes) {
		return false
	}
	n := &s.Nodes[i]
	if n.IsQuote() {
		return false
	}
	if n.Is(lexicon.Det) || n.Is(lexicon.Relative) || n.Is(lexicon.Possessive) || n.Low == "one" || n.Low == "himself" || n.Low == "herself" {
		return true
	}
	if n.Is(lexicon.Title | lexicon.Role) {
		return true
	}
	// "longtime adviser", "executive director": a role soon after.
	for k := i; k < len(s.Nodes) && k < i+6; k++ {
		m := &s.Nodes[k]
		if m.Kind == text.Punct || m.IsQuote() || m.Is(functions) || m.Is(lexicon.Det) {
			return false
		}
		if m.Is(lexicon.Role) {
			return true
		}
	}
	return false
}

// Right returns the end of the noun phrase that starts at node i, with its
// appositions; i itself when there is none.
func (s *Sentence) Right(i int) int {
	if i >= len(s.Nodes) {
		return i
	}
	n := &s.Nodes[i]
	if n.Is(lexicon.Subject | lexicon.Object | lexicon.Relative) {
		if n.Low == "her" && i+1 < len(s.Nodes) && s.Nounish(i+1) && !s.Nodes[i+1].Is(lexicon.Calendar) {
			return s.rightPhrase(i)
		}
		return i + 1
	}
	return s.rightPhrase(i)
}

func (s *Sentence) rightPhrase(i int) int {
	e := s.rightRun(i)
	if e == i {
		return i
	}
	for e < len(s.Nodes) {
		n := &s.Nodes[e]
		switch {
		case e+1 < len(s.Nodes) && (n.Low == "of" || n.Low == "for" || n.Low == "at" || n.Low == "with" || n.Low == "from" || n.Low == "and" || (n.Low == "in" || n.Low == "to" || n.Low == "on") && s.Nodes[e-1].Is(lexicon.Role)):
			if s.Nodes[e+1].Is(lexicon.Calendar) {
				return e
			}
			if n.Low == "and" && e+2 < len(s.Nodes) && s.verbAfter(e+1) {
				return e
			}
			f := s.rightRun(e + 1)
			if f == e+1 {
				return e
			}
			e = f
		case n.Low == "(":
			k := e + 1
			for k < len(s.Nodes) && k < e+8 && s.Nodes[k].Low != ")" {
				k++
			}
			if k >= len(s.Nodes) || s.Nodes[k].Low != ")" {
				return e
			}
			e = k + 1
		case n.Low == "," && s.apposition(e+1):
			f := s.appositionEnd(e + 1)
			if f == e+1 {
				return e
			}
			e = f
		default:
			return e
		}
	}
	return e
}

// appositionEnd returns the end of the description that starts at i.
func (s *Sentence) appositionEnd(i int) int {
	if s.Nodes[i].Is(lexicon.Relative) {
		for k := i; k < len(s.Nodes); k++ {
			if n := &s.Nodes[k]; n.IsQuote() || n.Low == "," || n.Low == "." || n.Low == ";" || n.Low == ":" {
				return k
			}
		}
		return len(s.Nodes)
	}
	e := s.rightRun(i)
	for e > i && e+1 < len(s.Nodes) {
		n := &s.Nodes[e]
		if !(n.Is(lexicon.Preposition) && !s.Nodes[e+1].Is(lexicon.Calendar) || n.Low == "and" || n.Low == "who") {
			break
		}
		if n.Low == "who" {
			return s.appositionEnd(e)
		}
		f := s.rightRun(e + 1)
		if f == e+1 {
			break
		}
		e = f
	}
	return e
}

// verbAfter tells whether a verb stands right behind the phrase at i.
func (s *Sentence) verbAfter(i int) bool {
	e := s.rightRun(i)
	return e < len(s.Nodes) && s.Nodes[e].Is(lexicon.Verb|lexicon.Auxiliary)
}

// rightRun returns the end of the run of Nounish nodes that starts at i. A
// determiner inside ends it.
func (s *Sentence) rightRun(i int) int {
	e := i
	for e < len(s.Nodes) && (s.Nounish(e) || e == i && s.Nodes[e].Is(lexicon.Possessive)) {
		n := &s.Nodes[e]
		if e > i && n.Kind == text.Letters && n.Is(lexicon.Det|lexicon.Possessive) && !s.Nodes[e-1].Is(lexicon.Quantity) {
			break
		}
		if e > i && s.Nodes[e-1].closes() {
			break
		}
		if e > i && n.Is(lexicon.Calendar) && !s.Nodes[e-1].Is(lexicon.Det) {
			break
		}
		e++
	}
	return e
}
