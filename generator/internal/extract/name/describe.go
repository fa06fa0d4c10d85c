package name

import (
	"cmp"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// describe adds the title before a name and the apposition behind it to the
// person's descriptions.
func (f *Finder) describe(k, a, g, e int) {
	w := f.d.Words
	p := &f.list[k]
	// Titles right before the name, also in lower case: "former governor Jane Smith".
	t := g
	for t > 0 && f.adjacent(t) && w[t-1].Kind == text.Letters && (t > a || (!w[t-1].Cap || w[t-1].Low == "former") && w[t-1].Is(lexicon.Title|lexicon.Role)) {
		t--
	}
	for t < g && !f.bodyBefore(t, g) && (joins(w[t].Low) || !w[t].Is(lexicon.Title|lexicon.Nation|lexicon.Role)) {
		t++
	}
	if t < g && !(g-t == 1 && honorific(w[t].Low)) && g-t <= 10 && !slices.ContainsFunc(w[t:g], several) {
		f.addDescription(p, text.Span{Start: w[t].Start, End: w[g-1].End})
	}
	if end := f.apposition(e); end > 0 {
		if end = f.calling(e+1, end); end > e+1 {
			f.addDescription(p, text.Span{Start: w[e+1].Start, End: w[end-1].End})
		}
	}
}

// calling narrows the words behind a name to those that say what its bearer is, and
// returns their end: what follows "whose" or "that" is no part of them. It is from
// itself when they begin a clause ("as chairman of the board"), say it of somebody
// else ("author Jane Stone") or of several ("two senators").
func (f *Finder) calling(from, end int) int {
	w := f.d.Words
	if f.opensClause(from) {
		return from
	}
	role := false // of one person
	for i := from; i < end; i++ {
		n := &w[i]
		switch {
		case n.Is(lexicon.Relative) || n.Low == "that" || n.Low == "whose" || n.Low == "whom":
			end = i
		case n.Is(lexicon.People) && w[from].Low != "one" || i+1 < end && w[i+1].Kind == text.Clitic: // of several, or "the mayor's"
		case n.Is(lexicon.Role) || n.Is(lexicon.Title) && !n.Is(lexicon.Nation) && n.Low != "former":
			role = true
		case role && f.bearsTitle(from, i):
			return from
		}
	}
	for end > from && (w[end-1].Is(lexicon.Preposition|lexicon.Conjunction) || w[end-1].Low == "the" || w[end-1].Low == "a") {
		end-- // "author of" a title in quotation marks
	}
	if !role {
		return from
	}
	return end
}

// opensClause tells whether word i begins a clause or counts somebody, and so does
// not begin what somebody is.
func (f *Finder) opensClause(i int) bool {
	n := &f.d.Words[i]
	switch n.Low {
	case "one": // "one of its founders"
		return false
	case "not", "including", "whose", "whom":
		return true
	}
	if n.Is(lexicon.Preposition | lexicon.Subordinate | lexicon.Wh | lexicon.Relative | lexicon.Quantity) {
		return true
	}
	return strings.HasSuffix(n.Low, "ing") && i+1 < len(f.d.Words) && f.d.Words[i+1].Is(lexicon.Preposition|lexicon.Det|lexicon.Possessive)
}

// bearsTitle tells whether word i begins the name of somebody that an office before it
// belongs to: in "author Jane Stone", not in "aide to Sen. Mark Dale", "a Mark Dale
// aide" or "Sen. Mark Dale's wife".
func (f *Finder) bearsTitle(from, i int) bool {
	w := f.d.Words
	if !w[i].Cap || !w[i].Is(lexicon.Given) || i+1 == len(w) || !w[i+1].Cap || !f.adjacent(i+1) {
		return false
	}
	if i+2 < len(w) && w[i+2].Kind == text.Clitic {
		return false
	}
	office := false
	for k := i - 1; k >= from; k-- {
		switch {
		case w[k].Low == "of" && w[k+1].Low == "state": // Secretary of State
		case w[k].Is(lexicon.Preposition):
			return false
		case w[k].Is(lexicon.Conjunction):
			return office
		case w[k].Is(lexicon.Role | lexicon.Title):
			office = true
		}
	}
	return office
}

// bodyBefore tells whether a body's name and then an office start at word t:
// "Harbour Council Chairman".
func (f *Finder) bodyBefore(t, g int) bool {
	for i := t; i+1 < g; i++ {
		w := &f.d.Words[i]
		if !w.Cap {
			return false
		}
		if w.Is(lexicon.Body|lexicon.Media) && f.d.Words[i+1].Is(lexicon.Title|lexicon.Role) {
			return true
		}
	}
	return false
}

// several tells whether a word is of more than one person: "Senators Smith and Jones".
func several(w parse.Node) bool { return w.Is(lexicon.People) && strings.HasSuffix(w.Low, "s") }

func honorific(w string) bool {
	switch w {
	case "mr.", "mrs.", "ms.", "mr", "mrs", "ms", "miss", "sir", "former":
		return true
	}
	return false
}

// addDescription adds a description unless the same words stand there already.
func (f *Finder) addDescription(p *person, sp text.Span) {
	s := f.d.S[sp.Start:sp.End]
	if len(p.entity.Descriptions) >= 24 {
		return
	}
	for _, d := range p.entity.Descriptions {
		if f.d.S[d.Start:d.End] == s {
			return
		}
	}
	p.entity.Descriptions = append(p.entity.Descriptions, sp)
	if p.entity.Gender == "" {
		for w := range strings.FieldsSeq(strings.ToLower(s)) {
			if e := lexicon.Look(w); e.Is(lexicon.Role) && e.Gender != "" {
				p.entity.Gender = e.Gender
				return
			}
		}
	}
}

func (f *Finder) appositionAt(i int) bool { return f.apposition(i) > 0 }

// apposition returns the end of the description behind a comma at word i, or 0:
// "…, vice president of the council," with an office in its first words.
func (f *Finder) apposition(i int) int {
	w := f.d.Words
	if i+1 >= len(w) || w[i].Low != "," || w[i].In != w[i+1].In {
		return 0
	}
	role := false
	for j := i + 1; j < len(w) && j < i+30; j++ {
		n := &w[j]
		if n.Kind == text.Punct && n.Low != "-" && n.Low != "&" || strings.Contains(f.d.S[w[j-1].End:n.Start], "\n") {
			if role && j > i+1 {
				return j
			}
			return 0
		}
		if !role {
			if j > i+7 || n.Is(lexicon.Auxiliary|lexicon.Subject|lexicon.Relative|lexicon.Conjunction) || n.Is(lexicon.Verb) && !n.Is(lexicon.Role|lexicon.Title) && n.Entry.Form&(lexicon.Past|lexicon.S) != 0 {
				return 0
			}
			role = n.Is(lexicon.Role) || n.Is(lexicon.Title) && !n.Is(lexicon.Nation) && n.Low != "former" && n.Low != "u.s."
			if j == i+1 && n.Cap && !role && !n.Is(lexicon.Title|lexicon.Nation) {
				return 0
			}
		} else if n.Low == "who" || n.Is(lexicon.Auxiliary) && n.Kind != text.Clitic || n.Low == "said" || n.Low == "says" {
			return j
		}
	}
	return 0
}

// known enters the names of the author's files.
func (f *Finder) known(list []Known) {
	for _, kn := range list {
		k := len(f.list)
		words := strings.Fields(strings.ToLower(kn.Name))
		if len(words) == 0 {
			continue
		}
		f.list = append(f.list, person{entity: anno.Entity{Kind: kn.Kind, Name: kn.Name, ID: kn.ID, Gender: kn.Gender}, number: -1})
		for _, n := range append([]string{kn.Name}, kn.OtherNames...) {
			if w := strings.Fields(strings.ToLower(n)); len(w) > 0 {
				f.byName[strings.Join(w, " ")] = k
			}
		}
		if kn.Kind == anno.PersonEntity {
			f.list[k].words = words
			f.index(k, words)
		}
	}
}

// done adds the entities of this part to the set, the new ones by first
// mention, and returns its mentions.
func (f *Finder) done() []anno.Mention {
	slices.SortFunc(f.named, func(i, j int) int { return cmp.Or(f.list[i].first-f.list[j].first, i-j) })
	f.set.Entities = slices.Grow(f.set.Entities, len(f.named))
	for i, k := range f.named {
		p := &f.list[k]
		p.rank = i
		slices.SortFunc(p.entity.Descriptions, func(a, b text.Span) int { return a.Start - b.Start })
		if p.number < 0 {
			p.number = len(f.set.Entities)
			f.set.Entities = append(f.set.Entities, anno.Entity{})
		}
		f.set.Entities[p.number] = p.entity
	}
	slices.SortStableFunc(f.mentions, func(a, b sighting) int {
		return cmp.Or(a.Start-b.Start, f.list[a.who].rank-f.list[b.who].rank)
	})
	f.namesakes()
	out := make([]anno.Mention, len(f.mentions), len(f.mentions)+len(f.mentions)/2)
	for i, m := range f.mentions {
		out[i] = anno.Mention{Span: m.Span, Kind: anno.NameMention, Entity: f.list[m.who].number, By: parse.Rule(m.rule, "", 0.9)}
	}
	for _, k := range f.named {
		f.list[k].rank = 0
	}
	f.named = f.named[:0]
	return out
}

// short returns the full form of a short given name.
func short(w string) string {
	if l, ok := nicknames[w]; ok {
		return l
	}
	return w
}

var nicknames = func() map[string]string {
	m := map[string]string{}
	for _, p := range strings.Fields(`mike=michael bill=william will=william billy=william bob=robert rob=robert bobby=robert joe=joseph
jim=james jimmy=james tom=thomas tommy=thomas dan=daniel danny=daniel dave=david steve=steven stephen=steven ted=edward ed=edward eddie=edward rick=richard
dick=richard rich=richard matt=matthew chris=christopher ben=benjamin ken=kenneth ron=ronald don=donald tim=timothy tony=anthony greg=gregory jeff=jeffrey
geoff=geoffrey liz=elizabeth beth=elizabeth betsy=elizabeth kate=katherine katie=katherine kathy=katherine sam=samuel nick=nicholas andy=andrew drew=andrew
bernie=bernard al=albert rudy=rudolph newt=newton mitt=willard jon=jonathan pat=patrick larry=lawrence jerry=jerome josh=joshua zach=zachary alex=alexander
charlie=charles chuck=charles hank=henry harry=henry jack=john johnny=john peggy=margaret maggie=margaret meg=margaret sue=susan debbie=deborah deb=deborah
barb=barbara cindy=cynthia jen=jennifer jenny=jennifer jess=jessica becky=rebecca vicky=victoria pam=pamela sandy=sandra terry=terence gabe=gabriel nate=nathaniel
walt=walter fred=frederick gene=eugene phil=philip ray=raymond russ=russell stan=stanley vince=vincent marty=martin lenny=leonard mandy=amanda abby=abigail bibi=benjamin`) {
		a, b, _ := strings.Cut(p, "=")
		m[a] = b
	}
	return m
}()
