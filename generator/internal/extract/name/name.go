// Package name finds people, organizations and places by name, from shape,
// titles, given names and small word lists, and what the article itself calls
// them: the titles before a name and the apposition behind it, as printed.
package name

import (
	"sort"
	"strings"
	"unicode"

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

// A Found is the entities of a text and their mentions by name.
type Found struct {
	Entities []anno.Entity
	Mentions []anno.Mention
}

// Speakers returns the mentions of people and organizations, in order.
func (f Found) Speakers() []text.Span {
	var out []text.Span
	for _, m := range f.Mentions {
		if k := f.Entities[m.Entity].Kind; k == anno.PersonEntity || k == anno.OrganizationEntity {
			out = append(out, m.Span)
		}
	}
	return out
}

// Find returns the named entities of d, in order of first mention.
func Find(d *parse.Doc, known []Known) Found {
	f := &finder{d: d, bySurname: map[string][]int{}, byFirst: map[string]int{}, byName: map[string]int{}, alone: map[string]int{}}
	f.known(known)
	runs := f.runs()
	var singles []run
	for _, r := range runs {
		if !f.classify(r) {
			singles = append(singles, r)
		}
	}
	for _, r := range singles {
		for i := r.a; i < r.b; i++ {
			f.alone[f.d.Words[i].Low]++
		}
	}
	var rest []run
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

// A run is a row of capitalised words, [a, b) of Doc.Words.
type run struct {
	a, b  int
	start bool // it begins a sentence or a quotation
}

type person struct {
	entity   anno.Entity
	words    []string // lower-case words of the fullest name
	mentions []anno.Mention
	full     int // mentions by more than the surname
}

type finder struct {
	d         *parse.Doc
	list      []person
	bySurname map[string][]int
	byFirst   map[string]int // -1 for a first name of several people
	byName    map[string]int
	alone     map[string]int // capitalised words outside full names
}

// maxRun is the most words a row of capitals is read as: more is a headline.
const maxRun = 20

// runs cuts the words into rows of capitalised ones, joined by "of", "the",
// "for", "de" and their like when a capital follows.
func (f *finder) runs() []run {
	var out []run
	w := f.d.Words
	start := true
	for i := 0; i < len(w); {
		n := &w[i]
		if n.Kind == text.Punct {
			start = start && strings.ContainsAny(n.Low, `"“‘'([`) || strings.ContainsAny(n.Low, `.?!:"“‘—`) || n.Low == "”"
			i++
			continue
		}
		if i > 0 && strings.Contains(f.d.S[w[i-1].End:n.Start], "\n") {
			start = true
		}
		if !n.Cap || n.Kind != text.Letters || n.Low == "i" {
			start = false
			i++
			continue
		}
		j := i + 1
		for j < len(w) && j < i+maxRun && f.adjacent(j) {
			if w[j].Cap && w[j].Kind == text.Letters {
				j++
				continue
			}
			k := j
			for k < len(w) && k < j+2 && joins(w[k].Low) && f.adjacent(k) {
				k++
			}
			if k > j && k < len(w) && w[k].Cap && w[k].Kind == text.Letters && f.adjacent(k) {
				j = k + 1
				continue
			}
			break
		}
		out = f.cut(out, run{i, j, start})
		start = false
		i = j
	}
	return out
}

// adjacent tells whether only a space stands between word i-1 and word i.
func (f *finder) adjacent(i int) bool {
	gap := f.d.S[f.d.Words[i-1].End:f.d.Words[i].Start]
	return len(gap) <= 2 && !strings.Contains(gap, "\n")
}

func joins(w string) bool {
	switch w {
	case "of", "the", "for", "de", "la", "van", "von", "der", "del", "di", "da", "bin", "al", "el", "ibn", "&", "y":
		return true
	}
	return false
}

// cut takes the words that begin sentences off a run and divides it at days,
// months and numbers.
func (f *finder) cut(out []run, r run) []run {
	w := f.d.Words
	for r.a < r.b && !(w[r.a].Low == "new" && r.a+1 < r.b && w[r.a+1].Is(lexicon.Place)) && (w[r.a].Is(lexicon.Det) || w[r.a].Is(lexicon.Starter) && !w[r.a].Is(lexicon.Given|lexicon.Title) || joins(w[r.a].Low)) {
		r.a++
	}
	for i := r.a; i < r.b; i++ {
		if w[i].Is(lexicon.Calendar) && !w[i].Is(lexicon.Given) {
			if i > r.a {
				out = f.cut(out, run{r.a, i, r.start})
			}
			return f.cut(out, run{i + 1, r.b, false})
		}
	}
	for r.b > r.a && joins(w[r.b-1].Low) {
		r.b--
	}
	if r.a < r.b {
		out = append(out, r)
	}
	return out
}

// classify finds a person by given name or title, an organization or a place
// in a run of several words; false leaves the run for later.
func (f *finder) classify(r run) bool {
	w := f.d.Words
	if k, ok := f.byName[f.key(r.a, r.b)]; ok {
		f.mention(k, r.a, r.b, "name/known", true)
		return true
	}
	for g := r.a; g+1 < r.b; g++ {
		if !w[g].Is(lexicon.Given) || w[g].Is(lexicon.Title) && g == r.a && w[g+1].Is(lexicon.Given) || g > r.a && joins(w[g-1].Low) {
			continue
		}
		e := f.nameEnd(g)
		if e > r.b {
			e = r.b
		}
		if e-g < 2 || f.body(e-1) || f.body(r.b-1) && e == r.b {
			continue
		}
		f.person(r, g, e, "name/given")
		f.tail(r, e)
		return true
	}
	// Titles, then a name.
	t := r.a
	for t < r.b && (w[t].Is(lexicon.Title|lexicon.Nation) || t > r.a && joins(w[t].Low) && w[t].Low == "of" || t > r.a && w[t-1].Low == "of" && w[t].Is(lexicon.Title)) {
		t++
	}
	if t > r.a && t < r.b && f.personal(r.a, t) && !f.body(r.b-1) && !w[t].Is(lexicon.People|lexicon.Body|lexicon.Paper|lexicon.Role|lexicon.Nation) {
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

// tail classifies what is left of a run behind a person.
func (f *finder) tail(r run, e int) {
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
func (f *finder) personal(a, b int) bool {
	for i := a; i < b; i++ {
		w := &f.d.Words[i]
		if w.Is(lexicon.Role) || w.Entry.Gender != "" || strings.HasSuffix(w.Low, ".") && w.Low != "u.s." {
			return true
		}
		switch w.Low {
		case "president", "speaker", "secretary", "justice", "king", "queen", "prince", "princess", "pastor", "professor", "attorney", "coach", "dean", "commissioner", "lord", "dame", "sir", "premier", "chancellor":
			return true
		}
	}
	return false
}

// body tells whether word i is the head of an organization's name.
func (f *finder) body(i int) bool {
	w := &f.d.Words[i]
	return w.Is(lexicon.Body|lexicon.Media|lexicon.Company|lexicon.Paper) && !w.Is(lexicon.Given)
}

func (f *finder) bodyOf(r run) bool {
	for i := r.a; i+2 < r.b; i++ {
		if n := &f.d.Words[i+1]; f.body(i) && (n.Low == "of" || n.Low == "for" || n.Low == "on") {
			return true
		}
	}
	return false
}

// nameEnd returns the end of the personal name that starts at g.
func (f *finder) nameEnd(g int) int {
	w := f.d.Words
	e := g + 1
	for e < len(w) && e < g+5 && f.adjacent(e) {
		n := &w[e]
		if n.Kind != text.Letters {
			break
		}
		if !n.Cap {
			if joins(n.Low) && n.Low != "of" && n.Low != "the" && n.Low != "for" && n.Low != "&" && e+1 < len(w) && w[e+1].Cap && f.adjacent(e+1) {
				e++
				continue
			}
			break
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

func (f *finder) key(a, b int) string {
	if b-a == 1 {
		return f.d.Words[a].Low
	}
	var sb strings.Builder
	for i := a; i < b; i++ {
		if i > a {
			sb.WriteByte(' ')
		}
		sb.WriteString(f.d.Words[i].Low)
	}
	return sb.String()
}

// person adds a mention of the person named by the words [g, e) of a run.
func (f *finder) person(r run, g, e int, rule string) {
	w := f.d.Words
	words := make([]string, 0, e-g)
	for i := g; i < e; i++ {
		words = append(words, strings.TrimSuffix(w[i].Low, "."))
	}
	words = dropGeneration(words)
	k := f.match(words, f.titleGender(r.a, g), f.titleWord(r.a, g))
	if k < 0 {
		k = len(f.list)
		f.list = append(f.list, person{entity: anno.Entity{Kind: anno.PersonEntity, Name: f.display(g, e)}, words: words})
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
	if p.entity.Gender == "" && len(words) > 1 {
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

// display is the name as printed, without the line breaks in it.
func (f *finder) display(a, b int) string {
	return strings.Join(strings.Fields(f.d.S[f.d.Words[a].Start:f.d.Words[b-1].End]), " ")
}

func (f *finder) index(k int, words []string) {
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
func (f *finder) match(words []string, gender, title string) int {
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
func (f *finder) titleWord(a, b int) string {
	for i := b - 1; i >= a; i-- {
		if w := &f.d.Words[i]; w.Is(lexicon.Title) && !w.Is(lexicon.Nation) && !honorific(w.Low) {
			return lexicon.SpellOut(w.Low)
		}
	}
	return ""
}

func (f *finder) hasTitle(p *person, title string) bool {
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
func (f *finder) titleGender(a, b int) string {
	for i := a; i < b; i++ {
		if w := &f.d.Words[i]; w.Is(lexicon.Title) && w.Entry.Gender != "" {
			return w.Entry.Gender
		}
	}
	return ""
}

func (f *finder) mention(k, a, b int, rule string, full bool) {
	p := &f.list[k]
	if full {
		p.full++
	}
	sp := text.Span{Start: f.d.Words[a].Start, End: f.d.Words[b-1].End}
	p.mentions = append(p.mentions, anno.Mention{Span: sp, Kind: anno.NameMention, By: parse.Rule(rule, "", 0.9)})
}

func (f *finder) add(kind anno.EntityKind, a, b int, rule string) {
	key := f.key(a, b)
	k, ok := f.byName[key]
	if !ok {
		k = len(f.list)
		f.byName[key] = k
		f.list = append(f.list, person{entity: anno.Entity{Kind: kind, Name: f.display(a, b)}})
	}
	f.mention(k, a, b, rule, true)
}

// unknownPerson takes a run of two or three words in no list for a person
// when the text says so: the surname comes back alone, a verb of speech
// stands beside it, or a description follows.
func (f *finder) unknownPerson(r run) bool {
	w := f.d.Words
	n := r.b - r.a
	if n < 2 || n > 3 || f.block(r) != anno.Body {
		return false
	}
	for i := r.a; i < r.b; i++ {
		if joins(w[i].Low) || w[i].Is(lexicon.Place|lexicon.Nation|lexicon.Body|lexicon.Media|lexicon.Company|lexicon.People|lexicon.Starter|lexicon.Paper|lexicon.Verb|lexicon.Role) || allCaps(f.d.S[w[i].Start:w[i].End]) && len(w[i].Low) > 2 {
			return false
		}
	}
	last := w[r.b-1].Low
	if f.alone[last] < 2 && !f.speaking(r) && !f.appositionAt(r.b) {
		return false
	}
	f.person(r, r.a, r.b, "name/shape")
	return true
}

// block returns the kind of the block a run stands in.
func (f *finder) block(r run) anno.BlockKind {
	bs, at := f.d.Blocks, f.d.Words[r.a].Start
	if i := sort.Search(len(bs), func(i int) bool { return bs[i].Span.End > at }); i < len(bs) {
		return bs[i].Kind
	}
	return anno.Body
}

// speaking tells whether a verb of speech stands beside the run.
func (f *finder) speaking(r run) bool {
	w := f.d.Words
	if r.b < len(w) {
		if n := &w[r.b]; n.Entry.Cue != nil && !n.Cap && n.Entry.Cue.Has(lexicon.Quote) && (n.Entry.Form&lexicon.Past != 0 || n.Low == "says" || n.Low == "adds" || n.Low == "writes" || n.Low == "tells") {
			return true
		}
	}
	if r.a > 0 {
		if n := &w[r.a-1]; n.Low == "said" || n.Low == "says" || n.Low == "added" {
			return true
		}
	}
	return false
}

// short reads what is left of a run word by word: surnames and first names of
// people in the article, then places, bodies by their initials, and people
// known by one name only.
func (f *finder) short(r run) {
	w := f.d.Words
	if r.b-r.a > 1 && r.b-r.a < 5 && f.place(r) {
		return
	}
	for i := r.a; i < r.b; i++ {
		low := w[i].Low
		if ks := f.bySurname[low]; len(ks) > 0 {
			f.mention(f.pick(ks, f.titleGender(max(i-1, r.a), i)), i, i+1, "name/surname", false)
			continue
		}
		if k, ok := f.byName[low]; ok {
			f.mention(k, i, i+1, "name/again", false)
			continue
		}
		switch raw := f.d.S[w[i].Start:w[i].End]; {
		case w[i].Is(lexicon.Place):
			f.add(anno.PlaceEntity, i, i+1, "name/place")
		case r.b-r.a == 1 && w[i].Is(lexicon.Given) && f.firstName(low) >= 0:
			f.mention(f.firstName(low), i, i+1, "name/first", false)
		case allCaps(raw) && len(raw) >= 2 && len(raw) <= 6 && !w[i].Is(lexicon.Starter|lexicon.Title|lexicon.Verb):
			f.add(anno.OrganizationEntity, i, i+1, "name/initials")
		case r.b-r.a == 1 && !w[i].Is(lexicon.Nation|lexicon.People|lexicon.Body|lexicon.Role|lexicon.Title|lexicon.Starter|lexicon.Calendar|lexicon.Paper|lexicon.Media) && f.speaking(run{i, i + 1, false}) && !allCaps(raw):
			f.person(run{i, i + 1, false}, i, i+1, "name/shape")
		}
	}
}

// pick chooses among people of one surname: the gender a title tells, then the
// one the article names in full most often.
func (f *finder) pick(ks []int, gender string) int {
	best := -1
	for _, k := range ks {
		p := &f.list[k]
		if gender != "" && p.entity.Gender != "" && p.entity.Gender != gender {
			continue
		}
		if best < 0 || p.full > f.list[best].full {
			best = k
		}
	}
	if best < 0 {
		return ks[0]
	}
	return best
}

// firstName returns the one person of that first name, or -1.
func (f *finder) firstName(low string) int {
	if k, ok := f.byFirst[low]; ok {
		return k
	}
	return -1
}

func (f *finder) place(r run) bool {
	for i := r.a; i < r.b; i++ {
		if !f.d.Words[i].Is(lexicon.Place) && !placeParts[f.d.Words[i].Low] {
			return false
		}
	}
	if w := f.d.Words; placeParts[w[r.b-1].Low] && !(w[r.a].Low == "united" && w[r.b-1].Low != "united") {
		return false
	}
	f.add(anno.PlaceEntity, r.a, r.b, "name/place")
	return true
}

// placeParts are words that stand in names of places beside the listed ones.
var placeParts = map[string]bool{"new": true, "north": true, "south": true, "east": true, "west": true, "los": true, "las": true, "san": true,
	"united": true, "states": true, "kingdom": true, "saudi": true, "port": true, "saint": true, "st.": true, "fort": true, "city": true}

func allCaps(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}
