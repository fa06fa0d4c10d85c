// Package coref resolves the sources of attributions, and the pronouns on the
// way, to the entities of the article.
package coref

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/extract/turn"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Rules documents the rules of this package.
func Rules() []rule.Doc { return docs }

// A Resolver reads a text part after part: whom one spoke of last, those that
// follow may mean. Its memory serves the next text too; the zero value is ready
// to begin one.
type Resolver struct {
	set     *anno.Set // whose entities the speakers are
	unnamed map[string]int
	count   []int  // mentions of each entity
	recent  []seen // what was mentioned so far, newest last
	before  int    // sentences of the parts before
	holder  int    // who has the word, in a turn of a transcript; -1
	answers only   // the person who is interviewed
	asked   bool   // who that is

	// Of the part that is read.
	ds       *parse.Drafts
	d        *parse.Doc
	mentions []anno.Mention // by name, sorted
	added    []anno.Mention // pronouns and nominals
	quoted   []bool         // mention i stands inside a quotation
	sources  []phrase       // in order
	order    []int          // the drafts that have one
}

// A phrase names the speaker of some drafts.
type phrase struct {
	text.Span
	drafts []int
}

// Begin begins a text, whose named entities are in set: those without a name are
// added.
func (r *Resolver) Begin(set *anno.Set) {
	if r.unnamed == nil {
		r.unnamed = map[string]int{}
	}
	clear(r.unnamed)
	r.set, r.count, r.recent, r.before, r.holder, r.asked = set, r.count[:0], r.recent[:0], 0, -1, false
}

// Resolve sets the Speaker of every draft of the next part, whose mentions by
// name it is given, and returns all mentions of that part.
func (r *Resolver) Resolve(ds *parse.Drafts, names []anno.Mention) []anno.Mention {
	r.ds, r.d, r.mentions, r.added = ds, ds.Doc, names, r.added[:0]
	r.prepare()
	r.walk()
	r.before += len(r.d.Sentences)
	out := append(r.mentions, r.added...)
	slices.SortStableFunc(out, func(a, b anno.Mention) int { return a.Span.Start - b.Span.Start })
	return out
}

// memory is how many mentions back a phrase may refer.
const memory = 80

// seen is a mention that a pronoun may mean.
type seen struct {
	entity  int
	sent    int // from the first of the text on
	subject bool
	quoted  bool
	speaker bool
}

func (r *Resolver) prepare() {
	r.count = append(r.count, make([]int, len(r.set.Entities)-len(r.count))...)
	r.recent = append(r.recent[:0], r.recent[max(0, len(r.recent)-memory):]...)
	r.quoted = append(r.quoted[:0], make([]bool, len(r.mentions))...)
	q := 0
	for i, m := range r.mentions {
		r.count[m.Entity]++
		for q < len(r.d.Stretches) && r.d.Stretches[q].Outer.End <= m.Span.Start {
			q++
		}
		r.quoted[i] = q < len(r.d.Stretches) && r.d.Stretches[q].Outer.Start <= m.Span.Start
	}
	r.findSources(r.ds.List)
	for k := range r.ds.List {
		r.ds.List[k].Speaker = -1
	}
}

// findSources lists the sources of the drafts in order, each once.
func (r *Resolver) findSources(drafts []parse.Draft) {
	order := r.order[:0]
	for k := range drafts {
		if len(drafts[k].Source) > 0 {
			order = append(order, k)
		}
	}
	at := func(k int) text.Span { return drafts[k].Source[0] }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Or(at(i).Start-at(j).Start, at(i).End-at(j).End) })
	out := r.sources[:0]
	for a := 0; a < len(order); {
		b := a + 1
		for b < len(order) && at(order[b]) == at(order[a]) {
			b++
		}
		out = append(out, phrase{at(order[a]), order[a:b]})
		a = b
	}
	r.order, r.sources = order, out
}

// walk goes through the sentences in order and resolves what each one holds.
func (r *Resolver) walk() {
	sources := r.sources
	m, src := 0, 0
	for i := range r.d.Sentences {
		n, s := r.before+i, &r.d.Sentences[i]
		end := s.Nodes[len(s.Nodes)-1].End
		first := true
		if s.Turn < 0 || r.d.Turns[s.Turn].Label.Start == s.Nodes[0].Start {
			r.holder = -1
		}
		for i := range s.Nodes {
			node := &s.Nodes[i]
			for m < len(r.mentions) && r.mentions[m].Span.Start < node.End {
				if k := r.mentions[m].Entity; r.set.Entities[k].Kind == anno.PersonEntity {
					r.recent = append(r.recent, seen{entity: k, sent: n, quoted: r.quoted[m], subject: !r.quoted[m] && (first || r.beforeVerb(s, r.mentions[m].Span))})
					first = false
				}
				m++
			}
			if node.IsQuote() {
				continue
			}
			if node.Is(lexicon.Subject|lexicon.Possessive|lexicon.Object) && node.Entry.Gender != "" && !isSource(sources, src, node.Span) {
				if k := r.pronoun(node.Entry.Gender, n); k >= 0 {
					r.refer(k, node.Span, anno.PronounMention, "coref/pronoun", n, node.Is(lexicon.Subject))
				}
			}
			if (node.Low == "my" || node.Low == "our") && i+1 < len(s.Nodes) && s.Nodes[i+1].Is(lexicon.Role) && s.Nodes[i+1].Entry.Gender != "" {
				// "my mother": a person without a name.
				kin := &s.Nodes[i+1]
				k := r.stand("my "+kin.Low, kin.Entry.Gender, text.Span{Start: node.Start, End: kin.End})
				r.recent = append(r.recent, seen{entity: k, sent: n, subject: i == 0 || r.beforeVerb(s, kin.Span)})
			}
			for src < len(sources) && sources[src].Start < node.Start {
				src++
			}
			for src < len(sources) && sources[src].Start == node.Start {
				r.source(sources[src], n, s, i)
				src++
			}
		}
		for src < len(sources) && sources[src].Start < end {
			src++
		}
	}
}

func isSource(sources []phrase, from int, sp text.Span) bool {
	for i := max(from-1, 0); i < len(sources) && sources[i].Start <= sp.Start; i++ {
		if sources[i].Span == sp {
			return true
		}
	}
	return false
}

// beforeVerb tells whether a verb stands right behind the mention.
func (r *Resolver) beforeVerb(s *parse.Sentence, sp text.Span) bool {
	i := sort.Search(len(s.Nodes), func(i int) bool { return s.Nodes[i].Start >= sp.End })
	for ; i < len(s.Nodes); i++ {
		n := &s.Nodes[i]
		if n.Is(lexicon.Adverb) {
			continue
		}
		return n.Is(lexicon.Verb|lexicon.Auxiliary) && n.Kind != text.Clitic
	}
	return false
}

// refer notes that the words of sp mean entity k.
func (r *Resolver) refer(k int, sp text.Span, kind anno.MentionKind, rule string, sent int, subject bool) {
	r.added = append(r.added, anno.Mention{Span: sp, Kind: kind, Entity: k, By: parse.Rule(rule, "", 0.75)})
	r.recent = append(r.recent, seen{entity: k, sent: sent, subject: subject})
}

// pronoun returns the person a pronoun of that gender means: near, in subject
// place, speaking, often named; -1 when nobody fits.
func (r *Resolver) pronoun(gender string, sent int) int {
	best, score := -1, -1e9
	for i := len(r.recent) - 1; i >= 0 && i > len(r.recent)-60; i-- {
		c := r.recent[i]
		d := sent - c.sent
		if d > 12 {
			break
		}
		e := &r.set.Entities[c.entity]
		if c.entity == r.holder {
			continue // says I
		}
		if e.Gender != "" && gender != "" && e.Gender != gender {
			continue
		}
		x := -2 * float64(d)
		if c.subject {
			x += 2.5
			if d == 1 {
				x++ // the subject of the sentence before (centering: Grosz, Joshi and Weinstein 1995)
			}
		}
		if c.speaker {
			x += 2
		}
		if c.quoted {
			x -= 4
		}
		if e.Gender == "" {
			x -= 0.8
		}
		x += 0.15 * float64(min(r.count[c.entity], 10))
		x -= 0.05 * float64(len(r.recent)-1-i)
		if x > score {
			best, score = c.entity, x
		}
	}
	return best
}

// source resolves a source, which starts at node i of sentence n.
func (r *Resolver) source(src phrase, n int, s *parse.Sentence, i int) {
	k, rule := r.who(src.Span, n, s, i)
	if s.Turn >= 0 && r.d.Turns[s.Turn].Label == src.Span {
		r.holder = k
	}
	for _, d := range src.drafts {
		dr := &r.ds.List[d]
		dr.Speaker = k
		if rule != "" && dr.Attrib.Why == "" {
			dr.Attrib.Why = "resolved by " + rule
		}
	}
	if k < 0 {
		return
	}
	if e := &r.set.Entities[k]; e.Kind == anno.PersonEntity || e.Kind == anno.UnnamedEntity && e.Gender != "" {
		r.recent = append(r.recent, seen{entity: k, sent: n, subject: true, speaker: true})
	}
}

func (r *Resolver) who(sp text.Span, n int, s *parse.Sentence, i int) (int, string) {
	node := &s.Nodes[i]
	if s.Turn >= 0 && r.d.Turns[s.Turn].Label == sp && r.d.Turns[s.Turn].Part == turn.Answer {
		if k := r.interviewed(); k >= 0 {
			r.refer(k, sp, anno.NominalMention, "coref/interviewed", n, true)
			return k, "coref/interviewed"
		}
	}
	if node.End >= sp.End {
		switch {
		case node.Low == "who" || node.Low == "which" || node.Low == "that":
			if i > 0 {
				if k := r.ahead(sp, s, i-1); k >= 0 {
					return k, "coref/ahead"
				}
			}
			return r.antecedent(sp, node.Low == "which"), "coref/relative"
		case node.Entry.Gender != "" && node.Is(lexicon.Subject|lexicon.Object|lexicon.Possessive):
			k := r.pronoun(node.Entry.Gender, n)
			if k >= 0 {
				r.refer(k, sp, anno.PronounMention, "coref/pronoun", n, true)
			}
			return k, "coref/pronoun"
		case node.Low == "i" || node.Low == "me":
			return r.stand("the author", "", sp), "coref/author"
		case node.Is(lexicon.Subject | lexicon.Possessive):
			return -1, ""
		}
	}
	// A person named in the phrase, unless the phrase is about somebody of theirs.
	if k := r.named(sp, s, i); k >= 0 {
		return k, ""
	}
	if k := r.nominal(sp, n); k >= 0 {
		return k, "coref/nominal"
	}
	if k := r.ahead(sp, s, i); k >= 0 {
		return k, "coref/ahead"
	}
	return r.anonymous(sp), ""
}

// named returns the entity whose name is the head of the phrase, or -1.
func (r *Resolver) named(sp text.Span, s *parse.Sentence, i int) int {
	lo := sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].Span.Start >= sp.Start })
	if k := r.recorded(sp, s, i, lo); k >= 0 {
		return k
	}
	head := sp.End // the head ends at the first preposition or comma
	role := false
	comma := -1
	for j := i; j < len(s.Nodes) && s.Nodes[j].Start < sp.End; j++ {
		n := &s.Nodes[j]
		if n.Low == "," && j > i {
			head, comma = n.Start, n.End
			break
		}
		if n.Is(lexicon.Role|lexicon.Body|lexicon.Paper|lexicon.People) && !n.Is(lexicon.Title) {
			role = true
		}
		if n.Is(lexicon.Preposition) && j > i && n.Low != "of" {
			head = n.Start
			break
		}
		if n.Low == "of" && !n.Cap {
			if !s.Nodes[j-1].Is(lexicon.Title) || !s.Nodes[i].Cap {
				head = n.Start
				break
			}
		}
	}
	best := -1
	for m := lo; m < len(r.mentions) && r.mentions[m].Span.Start < head; m++ {
		e := r.mentions[m].Span.End
		if clitic := strings.HasPrefix(r.d.S[e:], "’s") || strings.HasPrefix(r.d.S[e:], "'s"); e > head || clitic && e+4 < sp.End {
			if clitic && e < head && r.set.Entities[r.mentions[m].Entity].Kind == anno.PersonEntity && wrote(r.d.S[e:head]) {
				return r.mentions[m].Entity
			}
			continue
		}
		// The phrase must end with the name: "Trump campaign" is not Trump.
		if rest := strings.TrimSpace(r.d.S[e:head]); rest != "" && rest != "’s" && rest != "'s" && !strings.HasPrefix(rest, "(") {
			if best < 0 && r.set.Entities[r.mentions[m].Entity].Kind == anno.OrganizationEntity && !role {
				best = r.mentions[m].Entity
			}
			continue
		}
		best = r.mentions[m].Entity
	}
	if best >= 0 || comma < 0 {
		return best
	}
	// "A longtime official, Howard Ingram," and "Its president, Sir Howard Ingram,":
	// the name stands behind the comma.
	for m := lo; m < len(r.mentions) && r.mentions[m].Span.Start < sp.End; m++ {
		if at := r.mentions[m].Span.Start; at >= comma && titles(r.d.S[comma:at]) && r.set.Entities[r.mentions[m].Entity].Kind == anno.PersonEntity {
			return r.mentions[m].Entity
		}
	}
	return -1
}

// titles tells whether nothing but titles stands before a name.
func titles(s string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if !lexicon.Look(w).Is(lexicon.Title) {
			return false
		}
	}
	return true
}

// recorded returns the person of "a video of Smith" and "a speech Smith gave",
// whose words it carries; -1 when the phrase, whose mentions begin at lo, is
// none.
func (r *Resolver) recorded(sp text.Span, s *parse.Sentence, i, lo int) int {
	for j := i; j+1 < len(s.Nodes) && s.Nodes[j+1].Start < sp.End; j++ {
		from := -1
		switch s.Nodes[j].Low {
		case "footage", "video", "clip", "tape", "recording", "audio":
			if s.Nodes[j+1].Low == "of" {
				from = s.Nodes[j+1].End
			}
		case "speech", "address", "letter", "memo", "essay", "column", "op-ed", "statement", "book":
			from = s.Nodes[j].End
		}
		if from < 0 {
			continue
		}
		for m := lo; m < len(r.mentions) && r.mentions[m].Span.End <= sp.End; m++ {
			at := r.mentions[m].Span.Start
			if k := r.mentions[m].Entity; at > from && len(strings.Fields(r.d.S[from:at])) <= 1 && r.set.Entities[k].Kind == anno.PersonEntity {
				return k // at most a title stands between
			}
		}
	}
	return -1
}

// wrote tells whether what follows a name, as in "Smith’s latest letter", is a
// paper of that person's: its words are theirs.
func wrote(rest string) bool {
	words := strings.Fields(strings.ToLower(rest))
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, w := range words[1:] {
		if lexicon.Look(w).Is(lexicon.Role | lexicon.Body | lexicon.People) {
			return false
		}
	}
	return lexicon.Look(words[len(words)-1]).Is(lexicon.Paper)
}

// antecedent returns whom or what the text names last before a relative pronoun; -1
// when that is a person, whom which does not mean.
func (r *Resolver) antecedent(sp text.Span, which bool) int {
	if len(r.recent) == 0 {
		return -1
	}
	i := sort.Search(len(r.mentions), func(i int) bool { return r.mentions[i].Span.Start >= sp.Start })
	if i == 0 {
		return -1
	}
	if k := r.mentions[i-1].Entity; !which || r.set.Entities[k].Kind != anno.PersonEntity {
		return k
	}
	return -1
}

// nominal returns the person a phrase like "the secretary" means: the last one
// whose description has its head noun.
func (r *Resolver) nominal(sp text.Span, sent int) int {
	w := strings.Fields(strings.ToLower(r.d.S[sp.Start:sp.End]))
	if len(w) < 2 || len(w) > 6 || w[0] != "the" && w[0] != "his" && w[0] != "her" {
		return -1
	}
	if len(w) > 1 && strings.HasSuffix(w[1], "-year-old") {
		// "the 34-year-old": whoever was spoken of last.
		g := ""
		for _, x := range w[2:] {
			if e := lexicon.Look(x); e.Is(lexicon.Role) && e.Gender != "" {
				g = e.Gender
			}
		}
		if k := r.pronoun(g, sent); k >= 0 {
			r.refer(k, sp, anno.NominalMention, "coref/nominal", sent, true)
			return k
		}
	}
	head := w[len(w)-1]
	e := lexicon.Look(head)
	if len(w) == 2 && e.Is(lexicon.Nation) && w[0] == "the" {
		// "the Argentine": likewise.
		if k := r.pronoun("", sent); k >= 0 && r.set.Entities[k].Kind == anno.PersonEntity {
			r.refer(k, sp, anno.NominalMention, "coref/nominal", sent, true)
			return k
		}
	}
	if !e.Is(lexicon.Role | lexicon.Title) {
		return -1
	}
	for i := len(r.recent) - 1; i >= 0 && i > len(r.recent)-memory; i-- {
		c := r.recent[i]
		if c.entity == r.holder {
			continue
		}
		ent := &r.set.Entities[c.entity]
		if e.Gender != "" && ent.Gender != "" && e.Gender != ent.Gender {
			continue
		}
		for _, d := range ent.Descriptions {
			if hasWord(strings.ToLower(r.d.S[d.Start:d.End]), head) {
				r.refer(c.entity, sp, anno.NominalMention, "coref/nominal", sent, true)
				return c.entity
			}
		}
	}
	return -1
}

// ahead returns the person "someone" stands for in "For someone who …, Smith
// had": the next one named in the sentence; -1 when the phrase is none.
func (r *Resolver) ahead(sp text.Span, s *parse.Sentence, i int) int {
	switch s.Nodes[i].Low {
	case "someone", "somebody":
	default:
		return -1
	}
	if i != 1 || !s.Nodes[0].Is(lexicon.Preposition) {
		return -1
	}
	m := sort.Search(len(r.mentions), func(m int) bool { return r.mentions[m].Span.Start >= sp.End })
	end := s.Nodes[len(s.Nodes)-1].End
	for ; m < len(r.mentions) && r.mentions[m].Span.Start < end; m++ {
		if k := r.mentions[m].Entity; !r.quoted[m] && r.set.Entities[k].Kind == anno.PersonEntity {
			return k
		}
	}
	return -1
}

func hasWord(s, w string) bool {
	for f := range strings.FieldsSeq(s) {
		f = strings.TrimRight(f, ",")
		if f == w || lexicon.SpellOut(f) == w {
			return true
		}
	}
	return false
}

// stand returns the entity that words without a name stand for, and notes the
// mention.
func (r *Resolver) stand(name, gender string, sp text.Span) int {
	k, ok := r.unnamed[name]
	if !ok {
		k = len(r.set.Entities)
		r.unnamed[name] = k
		r.set.Entities = append(r.set.Entities, anno.Entity{Kind: anno.UnnamedEntity, Name: name, Gender: gender})
		r.count = append(r.count, 0)
	}
	r.count[k]++
	r.added = append(r.added, anno.Mention{Span: sp, Kind: anno.NominalMention, Entity: k, By: parse.Rule("coref/unnamed", "", 0.7)})
	return k
}

// genderOf returns the gender of the first person a phrase is about: "a spokeswoman
// for the king".
func genderOf(phrase string) string {
	for w := range strings.FieldsSeq(phrase) {
		e := lexicon.Look(w)
		if e.Is(lexicon.Preposition) {
			break
		}
		if e.Is(lexicon.Role) && e.Gender != "" {
			return e.Gender
		}
	}
	return ""
}

// anonymous makes an entity of a phrase that names nobody.
func (r *Resolver) anonymous(sp text.Span) int {
	words := strings.Join(strings.Fields(r.d.S[sp.Start:sp.End]), " ")
	words = strings.TrimRight(words, " ,—–-:;")
	if i := strings.IndexByte(words, ','); i > 0 {
		words = words[:i]
	}
	if words == "" || len(words) > 120 {
		return -1
	}
	key := strings.ToLower(words)
	if k, ok := r.unnamed[key]; ok {
		r.added = append(r.added, anno.Mention{Span: sp, Kind: anno.NominalMention, Entity: k, By: parse.Rule("coref/unnamed", "", 0.7)})
		return k
	}
	kind := anno.UnnamedEntity
	for w := range strings.FieldsSeq(key) {
		if lexicon.Look(w).Is(lexicon.Paper) {
			kind = anno.DocumentEntity
		}
	}
	k := len(r.set.Entities)
	r.unnamed[key] = k
	r.set.Entities = append(r.set.Entities, anno.Entity{Kind: kind, Name: words, Gender: genderOf(key)})
	r.added = append(r.added, anno.Mention{Span: sp, Kind: anno.NominalMention, Entity: k, By: parse.Rule("coref/unnamed", "", 0.7)})
	r.count = append(r.count, 1)
	return k
}
