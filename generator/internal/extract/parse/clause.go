package parse

import (
	"strings"

	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// A Cue is a cue verb, or "according to", with its subject.
type Cue struct {
	Verb       *lexicon.Cue // nil for "according to"
	At         int          // node of the verb
	Start, End int          // nodes of the verb group: "has also said"
	SrcA, SrcB int          // nodes of the source; equal when none was found
	Inverted   bool         // "said Smith"
	Participle bool         // ", saying"; its source is the clause's subject
	Shared     bool         // the source is that of the clause before: "and said", "to say"
	Passive    bool         // "was told"
}

// HasSource tells whether a source was found.
func (c *Cue) HasSource() bool { return c.SrcB > c.SrcA }

// appendCues finds the cue clauses of a sentence, in order.
func (s *Sentence) appendCues(out []Cue) []Cue {
	for i := range s.Nodes {
		n := &s.Nodes[i]
		if n.IsQuote() {
			continue
		}
		if n.Low == "according" && i+2 < len(s.Nodes) && s.Nodes[i+1].Low == "to" {
			if e := s.Right(i + 2); e > i+2 {
				out = append(out, Cue{At: i, Start: i, End: i + 2, SrcA: i + 2, SrcB: e})
			}
			continue
		}
		if n.Entry.Cue == nil || n.Cap && i > 0 && s.title(i) || n.Low == "states" && !(i+1 < len(s.Nodes) && s.Nodes[i+1].Low == "that") {
			continue
		}
		if c, ok := s.cue(i); ok {
			out = append(out, c)
		}
	}
	return out
}

// title tells whether the capital of node i is part of a name.
func (s *Sentence) title(i int) bool {
	return s.Nodes[i-1].Cap && i+1 < len(s.Nodes) && s.Nodes[i+1].Cap
}

func (s *Sentence) cue(i int) (Cue, bool) {
	n := &s.Nodes[i]
	v := n.Entry.Cue
	f := n.Entry.Form
	c := Cue{Verb: v, At: i, Start: i, End: i + 1}
	if v.Lemma == "put" {
		// Only "as Smith put it".
		if i+1 >= len(s.Nodes) || s.Nodes[i+1].Low != "it" {
			return c, false
		}
		c.End++
	}
	group, aux, be, to := s.group(i)
	c.Start = group
	prev := group - 1
	switch {
	case f&(lexicon.Past|lexicon.S) != 0 && !be, f&lexicon.Base != 0 && !to && !be, f&lexicon.Part != 0 && aux && !be, f&lexicon.Ing != 0 && be:
		// A finite verb: its subject stands before it, or after it in a tag.
	case f&lexicon.Ing != 0:
		return s.participle(c)
	case be && f&lexicon.Part != 0:
		c.Passive = true
		return s.passive(c)
	case to && f&lexicon.Base != 0:
		return s.infinitive(c)
	default:
		return c, false
	}
	if f&lexicon.Base != 0 && f&(lexicon.Past|lexicon.S) == 0 && !aux {
		// "they say": only a plural or pronoun subject right before it.
		if prev < 0 || !(s.Nodes[prev].Is(pronouns|lexicon.People|lexicon.Quantity) && s.Nodes[prev].Low != "one" || strings.HasSuffix(s.Nodes[prev].Low, "s") && s.Nounish(prev)) {
			return c, false
		}
	}
	if !aux && s.inverted(i) {
		e := s.Right(i + 1)
		if e > i+1 {
			c.Inverted, c.SrcA, c.SrcB = true, i+1, e
			return c, true
		}
	}
	if prev < 0 {
		return c, false
	}
	if p := &s.Nodes[prev]; p.Is(lexicon.Possessive) || p.Kind == text.Clitic && f&lexicon.Ing == 0 || p.Is(lexicon.Det) && p.Low != "that" && p.Low != "this" && p.Low != "another" && p.Low != "each" {
		return c, false // "his claims", "the claims": a noun
	}
	lo := s.clauseStart(group)
	if p := &s.Nodes[prev]; p.Low == "," || isDash(p.Low) {
		lo = 0 // a parenthesis may hold a quotation
	}
	a := s.Left(lo, group)
	if a == group {
		if s.Nodes[prev].Low == "and" || s.Nodes[prev].Low == "but" || s.Nodes[prev].Low == "or" || s.Nodes[prev].Low == "," {
			// "He smiled and said": the subject of the clause before.
			if a, b, ok := s.subject(group); ok {
				c.SrcA, c.SrcB, c.Shared = a, b, true
				return c, true
			}
		}
		return c, false
	}
	if f&(lexicon.Past|lexicon.Ing) == 0 && c.End < len(s.Nodes) && !s.Nodes[prev].Is(pronouns) {
		// "this plan would", "tax rates were": a noun.
		if m := &s.Nodes[c.End]; m.Is(lexicon.Auxiliary|lexicon.Modal) || m.Is(lexicon.Verb) && m.Entry.Form&lexicon.Past != 0 && m.Entry.Form&lexicon.Base == 0 {
			return c, false
		}
	}
	if f == lexicon.S && c.End < len(s.Nodes) && !s.Nodes[prev].Cap && !s.Nodes[prev].Is(pronouns|lexicon.Role|lexicon.Body|lexicon.Paper) {
		// "loud chants of", "comments across": a noun.
		if m := &s.Nodes[c.End]; m.Is(lexicon.Preposition) && m.Low != "in" && m.Low != "on" && m.Low != "at" && !v.Takes(m.Low) {
			return c, false
		}
	}
	if n.Is(lexicon.Nominal|lexicon.Paper|lexicon.Role) && f&lexicon.S != 0 && s.nounNotVerb(i, a) {
		return c, false
	}
	for n := 0; n < 3 && a > lo && a < group && s.Nodes[a-1].Is(lexicon.Preposition) && !s.Nodes[a-1].Is(lexicon.Subordinate); n++ {
		// "Sailors waiting at the ferry sang"
		b := a - 1
		if b > lo && s.Nodes[b-1].Is(lexicon.Verb) && !s.Nodes[b-1].Is(lexicon.Auxiliary) && s.Nodes[b-1].Entry.Form&(lexicon.Ing|lexicon.Part) != 0 {
			b--
		}
		x := s.Left(lo, b)
		if x == b || s.Nodes[x].Is(lexicon.Relative|lexicon.Subject) && b < a-1 {
			break
		}
		a = x
	}
	if a > 1 && a < group && s.Nodes[a-1].Is(lexicon.Preposition) && s.Nodes[a-2].Is(lexicon.Auxiliary) {
		// "has in the past described": the phrase stands inside the verb group.
		if g, _, _, _ := s.group(a - 1); g > 0 {
			if x := s.Left(s.clauseStart(g), g); x < g {
				c.Start, group, a = g, g, x
			}
		}
	}
	if a > lo && s.Nodes[a].Kind == text.Digits && (s.Nodes[a-1].Low == "about" || s.Nodes[a-1].Low == "over" || s.Nodes[a-1].Low == "around") {
		a-- // "About 9 percent"
	}
	if !s.lettered(a, group) {
		return c, false
	}
	if a > 0 && s.Nodes[a-1].Is(lexicon.Preposition) && a-1 == lo && !s.Nodes[a-1].Is(lexicon.Subordinate) {
		return c, false // "in a press …": the phrase belongs to a preposition
	}
	c.SrcA, c.SrcB = a, s.SpanEnd(a, group)
	for c.SrcB > c.SrcA && s.Nodes[c.SrcB-1].Low == "," && c.SrcB-c.SrcA == 2 {
		c.SrcB--
	}
	return c, true
}

func isDash(w string) bool { return w == "-" || w == "—" || w == "–" || w == "―" }

// lettered tells whether a word that can name something stands in [a, b).
func (s *Sentence) lettered(a, b int) bool {
	for i := a; i < b; i++ {
		if n := &s.Nodes[i]; n.Kind == text.Letters && !n.Is(lexicon.Adverb) || n.Is(lexicon.Quantity) || n.Kind == text.Digits {
			return true
		}
	}
	return false
}

// nounNotVerb tells whether "claims", "plans", "reports" at i after the phrase
// from a is a noun: a preposition, verb or punctuation follows.
func (s *Sentence) nounNotVerb(i, a int) bool {
	if i+1 >= len(s.Nodes) {
		return true
	}
	n := &s.Nodes[i+1]
	if s.Nodes[i-1].Kind == text.Clitic {
		return true
	}
	return n.Low == "of" || n.Low == "about" || n.Is(lexicon.Auxiliary) || n.Low == "." || n.Low == "and"
}

// group walks back over the auxiliaries and adverbs before the verb at i.
func (s *Sentence) group(i int) (start int, aux, be, to bool) {
	start = i
	for start > 0 {
		n := &s.Nodes[start-1]
		switch {
		case n.IsQuote():
			return
		case n.Kind == text.Clitic && (n.Low == "’s" || n.Low == "'s") && start-2 >= 0 && !s.Nodes[start-2].Is(pronouns):
			return
		case n.Low == "to":
			to = true
			return
		case n.Is(lexicon.Auxiliary | lexicon.Modal | lexicon.Be):
			if n.Is(lexicon.Be) && n.Kind != text.Clitic || (n.Low == "’re" || n.Low == "’m" || n.Low == "'re" || n.Low == "'m") {
				be = true
			}
			if n.Kind == text.Clitic && (n.Low == "’s" || n.Low == "'s") && start == i && s.Nodes[i].Entry.Form&lexicon.Ing != 0 {
				be = true
			}
			aux = true
		case (n.Is(lexicon.Adverb) || strings.HasSuffix(n.Low, "ly") && !n.Cap) && !n.Is(lexicon.Quantity&^lexicon.Adverb):
		default:
			// "had last month charged"
			if t := s.beforeTime(0, start); t > 0 && t < start && s.Nodes[t-1].Is(lexicon.Auxiliary) && s.Nodes[t-1].Kind != text.Clitic {
				start = t
				continue
			}
			return
		}
		start--
	}
	return
}

// inverted tells whether the verb at i comes before its subject: after a
// quotation or a comma, with a name, title or role behind it.
func (s *Sentence) inverted(i int) bool {
	v := s.Nodes[i].Entry.Cue
	if !v.Has(lexicon.Quote) || i == 0 || i+1 >= len(s.Nodes) {
		return false
	}
	p, n := &s.Nodes[i-1], &s.Nodes[i+1]
	if !p.IsQuote() && p.Low != "," && p.Low != "—" && p.Low != "'" {
		return false
	}
	if (p.Low == "," || isDash(p.Low)) && i > 1 && !s.Nodes[i-2].IsQuote() && s.leftOfParenthesis(s.clauseStart(i), i) < i {
		return false // "Smith, the mayor, said the bridge …"
	}
	if n.IsQuote() || n.Kind == text.Punct && n.Low != "@" || n.Kind == text.Digits {
		return false
	}
	if n.Is(lexicon.Subject|lexicon.Det|lexicon.Possessive|lexicon.Quantity) || n.Cap {
		return n.Low != "that" && n.Low != "this" && !(p.Low == "," && n.Is(lexicon.Subject))
	}
	return n.Is(lexicon.Role|lexicon.Title) && !n.Is(lexicon.Addressee) || s.apposition(i+1) && !n.Is(lexicon.Addressee) || s.particle(i+1)
}

// particle tells whether the word at i begins a name in small letters: "van der Berg".
func (s *Sentence) particle(i int) bool {
	for k := i; k < len(s.Nodes) && k < i+3; k++ {
		if !text.Particle(s.Nodes[k].Low) {
			return k > i && s.Nodes[k].Cap
		}
	}
	return false
}

// participle gives ", saying that …" the subject of its clause.
func (s *Sentence) participle(c Cue) (Cue, bool) {
	if c.Start == 0 {
		return c, false
	}
	if !s.endsPart(c.Start - 1) {
		// "with Smith saying …", "– Smith saying …"
		a := s.Left(s.clauseStart(c.Start), c.Start)
		if a == c.Start || a == 0 || s.Nodes[a-1].Low != "with" && s.Nodes[a-1].Low != "–" && s.Nodes[a-1].Low != "—" {
			return c, false
		}
		c.Participle, c.SrcA, c.SrcB = true, a, c.Start
		return c, true
	}
	c.Participle, c.Shared = true, true
	a, b, ok := s.subject(c.Start)
	c.SrcA, c.SrcB = a, b
	return c, ok
}

// infinitive gives "went on to say" the subject of its clause.
func (s *Sentence) infinitive(c Cue) (Cue, bool) {
	if c.Verb.Mode != 's' || !c.Verb.Has(lexicon.That|lexicon.Whom|lexicon.As|lexicon.Ask|lexicon.Of) {
		return c, false
	}
	c.Shared = true
	a, b, ok := s.subject(c.Start)
	c.SrcA, c.SrcB = a, b
	return c, ok
}

func (s *Sentence) endsPart(i int) bool {
	n := &s.Nodes[i]
	return n.IsQuote() || n.Low == "," || n.Low == "—" || n.Low == "–" || n.Low == "-" || n.Low == "and" || n.Low == "by" || n.Low == "while" || n.Low == "before" || n.Low == "after"
}

// passive gives "was told by X" its agent.
func (s *Sentence) passive(c Cue) (Cue, bool) {
	for k := c.At + 1; k < len(s.Nodes) && k < c.At+4; k++ {
		if s.Nodes[k].Low == "by" {
			if e := s.Right(k + 1); e > k+1 {
				c.SrcA, c.SrcB = k+1, e
				return c, true
			}
		}
	}
	return c, false
}

// Impersonal finds "seems to", "is expected to" and their like at node i: the
// verb group and its subject, nodes [a, start). They are nobody's words.
func (s *Sentence) Impersonal(i int) (c Cue, a int, ok bool) {
	n := &s.Nodes[i]
	if n.IsQuote() || i+1 >= len(s.Nodes) || i == 0 {
		return c, 0, false
	}
	g, _, be, to := s.group(i)
	switch n.Low {
	case "seem", "seems", "seemed", "appear", "appears", "appeared":
		if be {
			return c, 0, false
		}
	case "expected", "said", "believed", "reported", "thought", "rumored", "alleged", "considered", "supposed":
		if !be {
			return c, 0, false
		}
	default:
		return c, 0, false
	}
	if to || g == 0 || s.Nodes[i+1].Low != "to" && s.Nodes[i+1].Low != "likely" && s.Nodes[i+1].Low != "that" {
		return c, 0, false
	}
	a = s.Left(s.clauseStart(g), g)
	return Cue{At: i, Start: g, End: i + 1}, a, a < g
}

// subject returns the subject that a verb at node end shares: that of the main
// clause it goes on with. Clauses inside ("who …", "that …") are passed over; a
// clause joined by a comma and "and", or one behind a leading "when …,", is new.
func (s *Sentence) subject(end int) (a, b int, ok bool) {
	fresh := true // the next subject is that of a clause of its own
	leading := s.Nodes[0].Is(lexicon.Subordinate|lexicon.Preposition) || s.Nodes[0].Is(lexicon.Verb) && s.Nodes[0].Entry.Form&(lexicon.Part|lexicon.Ing) != 0
	for i := 1; i < end; i++ {
		n := &s.Nodes[i]
		if n.IsQuote() || n.Low == ";" || n.Low == ":" || isDash(n.Low) {
			fresh = true
			continue
		}
		if n.Low == "," && i+1 < end {
			m := &s.Nodes[i+1]
			if leading || m.Low == "and" || m.Low == "but" || m.Low == "while" {
				fresh, leading = true, false
			}
			continue
		}
		if !fresh || !n.Is(lexicon.Verb|lexicon.Auxiliary) || n.Kind == text.Clitic || strings.HasSuffix(n.Low, "ing") {
			continue
		}
		g, aux, _, to := s.group(i)
		if to || g == 0 || !aux && !s.finite(i, g) {
			continue
		}
		if x := s.Left(s.clauseStart(g), g); x < g && !s.Nodes[x].Is(lexicon.Relative) && !(ok && x < b) {
			a, b, ok, fresh = x, s.SpanEnd(x, g), true, false
		}
	}
	return a, b, ok
}

// finite tells whether the verb form at i, whose group starts at g and has no
// auxiliary, can be the verb of a clause: a bare form needs a plural subject.
func (s *Sentence) finite(i, g int) bool {
	n := &s.Nodes[i]
	if n.Entry.Form&(lexicon.Past|lexicon.S) != 0 || n.Is(lexicon.Auxiliary|lexicon.Modal) {
		return true
	}
	p := &s.Nodes[g-1]
	return p.Is(lexicon.Subject|lexicon.Relative|lexicon.People|lexicon.Quantity) || !p.IsQuote() && strings.HasSuffix(p.Low, "s") && p.Kind == text.Letters
}

// clauseStart returns the first node the subject of the verb at i can start at.
func (s *Sentence) clauseStart(i int) int {
	for k := i - 1; k >= 0; k-- {
		n := &s.Nodes[k]
		if n.IsQuote() || n.Low == ";" || n.Low == ":" || n.Low == "?" {
			return k + 1
		}
	}
	return 0
}
