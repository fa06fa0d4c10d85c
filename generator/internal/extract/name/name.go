// Package name finds people, organizations and places by name, from shape,
// titles, given names and small word lists, and what the article itself calls
// them: the titles before a name and the apposition behind it, as printed.
package name

import (
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/rule"
	"dossier/generator/internal/text"
)

// Rules documents the rules of this package.
func Rules() []rule.Doc { return docs }

// Known is a person or organization the author keeps a file about.
type Known struct {
	ID         string
	Kind       anno.EntityKind
	Name       string
	OtherNames []string
	Gender     string
}

// AppendSpeakers appends those mentions that are of people and organizations, in
// order.
func AppendSpeakers(out []text.Span, entities []anno.Entity, mentions []anno.Mention) []text.Span {
	for _, m := range mentions {
		if k := entities[m.Entity].Kind; k == anno.PersonEntity || k == anno.OrganizationEntity {
			out = append(out, m.Span)
		}
	}
	return out
}

// A Finder reads a text for names, part after part: who was named in one is
// known in those that follow. Its memory serves the next text too; the zero value
// is ready to begin one.
type Finder struct {
	set       *anno.Set // takes the entities
	d         *parse.Doc
	list      []person
	named     []int // the people, and other entities, of list that d mentions
	mentions  []sighting
	rows      []run  // of capitalised words
	words     []byte // of the key that is looked up
	bySurname map[string][]int
	byFirst   map[string]int // -1 for a first name of several people
	byName    map[string]int
	alone     map[string]int // capitalised words outside full names
}

// Begin begins a text: the entities found in it are added to set, and whom the
// author's files name is known from the start.
func (f *Finder) Begin(set *anno.Set, known []Known) {
	if f.bySurname == nil {
		f.bySurname, f.byFirst, f.byName, f.alone = map[string][]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	}
	clear(f.bySurname)
	clear(f.byFirst)
	clear(f.byName)
	clear(f.alone)
	f.set, f.list, f.named = set, f.list[:0], f.named[:0]
	f.known(known)
}

// Find returns the mentions by name in d, the next part of the text. What it
// names for the first time is added to the entities, in order; what it tells of
// the others is added to them.
func (f *Finder) Find(d *parse.Doc) []anno.Mention {
	f.d = d
	runs := f.runs()
	f.mentions = f.mentions[:0]
	singles := runs[:0]
	for _, r := range runs {
		if !f.classify(r) {
			singles = append(singles, r)
		}
	}
	for _, r := range singles {
		if r.b-r.a == 1 {
			f.alone[f.d.Words[r.a].Low]++
		}
	}
	rest := singles[:0]
	for _, r := range singles {
		if !f.unknownPerson(r) {
			rest = append(rest, r)
		}
	}
	for _, r := range rest {
		f.short(r)
	}
	return f.done()
}

type person struct {
	entity anno.Entity
	number int      // index into the set's entities; -1 before the first mention
	words  []string // lower-case words of the fullest name
	full   int      // mentions by more than the surname
	first  int      // where the first mention begins in the part that is read
	rank   int      // by first mention, from 1; 0 for one the part does not mention
}

// A sighting is a mention of one of the finder's list.
type sighting struct {
	text.Span
	who  int
	rule string
}

// classify finds a person by given name or title, an organization or a place
// in a run of several words; false leaves the run for later.
func (f *Finder) classify(r run) bool {
	w := f.d.Words
	if k, ok := f.byName[string(f.key(r.a, r.b))]; ok {
		f.mention(k, r.a, r.b, "name/known", true)
		return true
	}
	for g := r.a; g+1 < r.b; g++ {
		if !w[g].Is(lexicon.Given) || f.asks(r, g) || w[g].Is(lexicon.Title) && g == r.a && w[g+1].Is(lexicon.Given) || g > r.a && joins(w[g-1].Low) {
			continue
		}
		e := f.nameEnd(g)
		if e > r.b {
			e = r.b
		}
		switch end := endings[w[e-1].Low]; {
		case e-g < 2 || f.body(e-1) || e < r.b && f.body(e) && f.block(r) == anno.Body || end.sure && !end.place: // "Jane Stone Museum"
			continue
		case end.sure:
			f.add(anno.PlaceEntity, r.a, e, "name/place")
		default:
			f.person(r, g, e, "name/given")
		}
		f.tail(r, e)
		return true
	}
	// Titles, then a name.
	t := r.a
	for t < r.b && (w[t].Is(lexicon.Title|lexicon.Nation) || t > r.a && joins(w[t].Low) && w[t].Low == "of" || t > r.a && w[t-1].Low == "of" && w[t].Is(lexicon.Title)) {
		t++
	}
	if t > r.a && t < r.b && f.personal(r.a, t) && !f.body(r.b-1) && !w[t].Is(lexicon.People|lexicon.Body|lexicon.Paper|lexicon.Role|lexicon.Nation|lexicon.Subject) {
		e := min(f.nameEnd(t), r.b)
		if e > t {
			f.person(r, t, e, "name/title")
			f.tail(r, e)
			return true
		}
	}
	if r.b-r.a >= 2 && f.body(r.b-1) || f.bodyOf(r) {
		f.add(anno.OrganizationEntity, r.a, r.b, "name/organization")
		return true
	}
	return false
}

// asks tells whether word g begins a question about somebody the text has named:
// "Will Stone come?"
func (f *Finder) asks(r run, g int) bool {
	return r.start && g == r.a && f.d.Words[g].Is(lexicon.Auxiliary) && len(f.bySurname[f.d.Words[g+1].Low]) > 0
}

// tail classifies what is left of a run behind a person.
func (f *Finder) tail(r run, e int) {
	if e < r.b {
		for _, x := range f.cut(nil, run{e, r.b, false}) {
			if !f.classify(x) {
				f.short(x)
			}
		}
	}
}

// personal tells whether the title words [a, b) can stand before a person's
// name; "House" or "U.S." alone can not.
func (f *Finder) personal(a, b int) bool {
	for i := a; i < b; i++ {
		w := &f.d.Words[i]
		if w.Is(lexicon.Role) || w.Entry.Gender != "" || strings.HasSuffix(w.Low, ".") && w.Low != "u.s." {
			return true
		}
		switch w.Low {
		case "dr", "prof", "president", "speaker", "secretary", "justice", "king", "queen", "prince", "princess", "pastor", "professor", "attorney", "coach", "dean", "commissioner", "lord", "dame", "sir", "premier", "chancellor":
			return true
		}
	}
	return false
}

// body tells whether word i is the head of an organization's name.
func (f *Finder) body(i int) bool {
	w := &f.d.Words[i]
	return w.Is(lexicon.Body|lexicon.Media|lexicon.Company|lexicon.Paper) && !w.Is(lexicon.Given)
}

func (f *Finder) bodyOf(r run) bool {
	for i := r.a; i+2 < r.b; i++ {
		if n := &f.d.Words[i+1]; f.body(i) && (n.Low == "of" || n.Low == "for" || n.Low == "on") {
			return true
		}
	}
	return false
}

// nameEnd returns the end of the personal name that starts at g.
func (f *Finder) nameEnd(g int) int {
	w := f.d.Words
	e := g + 1
	for e < len(w) && e < g+5 && f.adjacent(e) {
		n := &w[e]
		if n.Kind != text.Letters {
			break
		}
		if !n.Cap {
			if to := f.particles(e); to > e {
				e = to
				continue
			}
			break
		}
		if e > g+1 && n.Is(lexicon.Given) && !w[e-1].Is(lexicon.Given) && e+1 < len(w) && w[e+1].Cap && f.adjacent(e+1) && f.titled(g) {
			break // "Jane Stone Meets Ann Lee"
		}
		if n.Is(lexicon.Preposition|lexicon.Conjunction|lexicon.Auxiliary|lexicon.Det|lexicon.Subject|lexicon.Body|lexicon.Calendar) && !n.Is(lexicon.Given) {
			break
		}
		if e > g && n.Entry.Cue != nil && n.Entry.Form&(lexicon.S|lexicon.Ing|lexicon.Past) != 0 && !n.Is(lexicon.Given) || e > g+1 && n.Is(lexicon.Verb) || n.Is(lexicon.Verb) && strings.HasSuffix(n.Low, "s") {
			break
		}
		e++
	}
	// "Jr." may stand behind a comma.
	if e+1 < len(w) && w[e].Low == "," && (w[e+1].Low == "jr." || w[e+1].Low == "sr.") {
		e += 2
	}
	return e
}

// particles returns where the particles of a name end that begin at word e, with a
// capital behind them: "van der" in "Jan van der Berg"; e when there are none.
func (f *Finder) particles(e int) int {
	w, k := f.d.Words, e
	for k < len(w) && k < e+2 && f.adjacent(k) && joins(w[k].Low) && w[k].Low != "of" && w[k].Low != "the" && w[k].Low != "for" && w[k].Low != "&" {
		k++
	}
	if k == len(w) || !w[k].Cap || !f.adjacent(k) {
		return e
	}
	return k
}

// key returns the words [a, b) as byName has them, good until the next call.
func (f *Finder) key(a, b int) []byte {
	f.words = f.words[:0]
	for i := a; i < b; i++ {
		if i > a {
			f.words = append(f.words, ' ')
		}
		f.words = append(f.words, f.d.Words[i].Low...)
	}
	return f.words
}

// person adds a mention of the person named by the words [g, e) of a run.
func (f *Finder) person(r run, g, e int, rule string) {
	w := f.d.Words
	words := make([]string, 0, e-g)
	for i := g; i < e; i++ {
		words = append(words, strings.TrimSuffix(w[i].Low, "."))
	}
	words = dropGeneration(words)
	k := f.match(words, f.titleGender(r.a, g), f.titleWord(r.a, g))
	if k < 0 && e-g == 1 && f.knighted(r.a, g) {
		k = f.firstName(words[0])
	}
	if k < 0 {
		k = len(f.list)
		f.list = append(f.list, person{entity: anno.Entity{Kind: anno.PersonEntity, Name: f.display(g, e)}, number: -1, words: words})
		f.index(k, words)
	} else if len(words) > len(f.list[k].words) {
		if _, ok := f.byFirst[words[0]]; !ok {
			f.byFirst[words[0]] = k
		}
		f.list[k].words = words
		f.list[k].entity.Name = f.display(g, e)
	}
	p := &f.list[k]
	if p.entity.Gender == "" {
		p.entity.Gender = f.titleGender(r.a, g)
	}
	if p.entity.Gender == "" && (len(words) > 1 || rule == relativeRule) {
		p.entity.Gender = w[g].Entry.Gender
	}
	f.mention(k, g, e, rule, len(words) > 1)
	f.describe(k, r.a, g, e)
}

func dropGeneration(w []string) []string {
	for len(w) > 1 {
		switch w[len(w)-1] {
		case "jr", "sr", "ii", "iii", "iv", ",":
			w = w[:len(w)-1]
			continue
		}
		break
	}
	return w
}

// knighted tells whether the words [a, b) are Sir or Dame, which stand before a first
// name alone: "Dame Philippa".
func (f *Finder) knighted(a, b int) bool {
	return b-a == 1 && (f.d.Words[a].Low == "sir" || f.d.Words[a].Low == "dame")
}

// display is the name as printed, without the line breaks in it.
func (f *Finder) display(a, b int) string {
	return strings.Join(strings.Fields(f.d.S[f.d.Words[a].Start:f.d.Words[b-1].End]), " ")
}

func (f *Finder) index(k int, words []string) {
	s := words[len(words)-1]
	f.bySurname[s] = append(f.bySurname[s], k)
	if len(words) > 1 {
		if other, ok := f.byFirst[words[0]]; ok && other != k {
			k = -1
		}
		f.byFirst[words[0]] = k
	}
}

// match returns the person the words name: the same last word, and first
// names that agree where both are given; -1 for somebody new.
func (f *Finder) match(words []string, gender, title string) int {
	best, titled := -1, false
	for _, k := range f.bySurname[words[len(words)-1]] {
		p := &f.list[k]
		if gender != "" && p.entity.Gender != "" && gender != p.entity.Gender {
			continue
		}
		if len(words) > 1 && len(p.words) > 1 && !sameFirst(words, p.words) {
			continue
		}
		has := len(words) == 1 && title != "" && f.hasTitle(p, title)
		if best < 0 || has && !titled || has == titled && p.full > f.list[best].full {
			best, titled = k, has
		}
	}
	return best
}

// titleWord returns the last title of the words [a, b), spelt out.
func (f *Finder) titleWord(a, b int) string {
	for i := b - 1; i >= a; i-- {
		if w := &f.d.Words[i]; w.Is(lexicon.Title) && !w.Is(lexicon.Nation) && !honorific(w.Low) {
			return lexicon.SpellOut(w.Low)
		}
	}
	return ""
}

func (f *Finder) hasTitle(p *person, title string) bool {
	for _, d := range p.entity.Descriptions {
		for w := range strings.FieldsSeq(strings.ToLower(f.d.S[d.Start:d.End])) {
			if lexicon.SpellOut(strings.TrimRight(w, ",")) == title {
				return true
			}
		}
	}
	return false
}

// sameFirst tells whether two full names can be one person's.
func sameFirst(a, b []string) bool {
	if a[0] == b[0] || short(a[0]) == short(b[0]) {
		return true
	}
	if len(a[0]) == 1 || len(b[0]) == 1 {
		return a[0][0] == b[0][0]
	}
	for _, x := range a[:len(a)-1] {
		if x == b[0] {
			return true
		}
	}
	for _, x := range b[:len(b)-1] {
		if x == a[0] {
			return true
		}
	}
	return false
}

// titleGender returns the gender the words [a, b) before a name tell.
func (f *Finder) titleGender(a, b int) string {
	for i := a; i < b; i++ {
		if w := &f.d.Words[i]; w.Is(lexicon.Title) && w.Entry.Gender != "" {
			return w.Entry.Gender
		}
	}
	return ""
}

func (f *Finder) mention(k, a, b int, rule string, full bool) {
	p := &f.list[k]
	if full {
		p.full++
	}
	sp := text.Span{Start: f.d.Words[a].Start, End: f.d.Words[b-1].End}
	if p.rank == 0 {
		f.named = append(f.named, k)
		p.rank, p.first = len(f.named), sp.Start
	}
	p.first = min(p.first, sp.Start)
	f.mentions = append(f.mentions, sighting{sp, k, rule})
}

func (f *Finder) add(kind anno.EntityKind, a, b int, rule string) {
	key := f.key(a, b)
	k, ok := f.byName[string(key)]
	if !ok {
		k = len(f.list)
		f.byName[string(key)] = k
		f.list = append(f.list, person{entity: anno.Entity{Kind: kind, Name: f.display(a, b)}, number: -1})
		f.shorten(k, a, b)
	}
	f.mention(k, a, b, rule, true)
}

// shorten notes that a company is called by its name without Inc. too.
func (f *Finder) shorten(k, a, b int) {
	w := f.d.Words
	if b-a < 2 || !incorporated[w[b-1].Low] || len(f.bySurname[w[b-2].Low]) > 0 {
		return
	}
	key := f.key(a, b-1)
	if _, taken := f.byName[string(key)]; !taken {
		f.byName[string(key)] = k
	}
}

// incorporated are the forms of companies that stand behind their names.
var incorporated = map[string]bool{"inc": true, "inc.": true, "corp": true, "corp.": true, "co.": true, "ltd": true, "ltd.": true, "llc": true, "plc": true}
