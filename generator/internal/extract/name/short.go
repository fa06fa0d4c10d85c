package name

import (
	"sort"
	"strconv"
	"unicode"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/lexicon"
	"dossier/generator/internal/text"
)

// unknownPerson takes a run of two or three words in no list for a person
// when the text says so: the surname comes back alone or behind a title, a verb
// of speech stands beside it, a description, an age or “who” follows, or an office
// stands before it.
func (f *Finder) unknownPerson(r run) bool {
	w := f.d.Words
	office := f.holds(r.a)
	g := r.a // where the name begins
	for i := r.b - 2; i > r.a && !office; i-- {
		if office = offices[w[i].Low]; office {
			g = i + 1 // "Chief Executive Officer Orla Brandt"
		}
	}
	n := r.b - g
	if n < 2 || n > 3 || f.block(r) != anno.Body {
		return false
	}
	for i := g; i < r.b; i++ {
		if joins(w[i].Low) || placeParts[w[i].Low] || w[i].Is(lexicon.Place|lexicon.Nation|lexicon.Body|lexicon.Media|lexicon.Company|lexicon.People|lexicon.Starter|lexicon.Paper|lexicon.Verb|lexicon.Role) || allCaps(f.d.S[w[i].Start:w[i].End]) && len(w[i].Low) > 2 {
			return false
		}
	}
	last := w[r.b-1].Low
	if k, ok := endings[last]; ok {
		if k.place {
			f.add(anno.PlaceEntity, g, r.b, "name/place")
		}
		return k.place
	}
	if f.alone[last] < 1 && len(f.bySurname[last]) == 0 && !f.speaking(r) && !f.appositionAt(r.b) && !f.aged(r.b) && !f.isWho(r.b) && !office && !f.labelled(r) {
		return false
	}
	f.person(r, g, r.b, "name/shape")
	return true
}

// titled tells whether word i stands in a headline, where all may have capitals.
func (f *Finder) titled(i int) bool {
	k := f.blockOf(i)
	return k == anno.Headline || k == anno.Heading || k == anno.Standfirst
}

// offices end the titles that stand before a name with a capital, where the words
// before them say nothing.
var offices = map[string]bool{"officer": true, "director": true, "minister": true, "manager": true, "editor": true, "secretary": true, "president": true}

// holds tells whether the office of one person stands right before word i: "captain".
func (f *Finder) holds(i int) bool {
	if i == 0 || !f.adjacent(i) {
		return false
	}
	n := &f.d.Words[i-1]
	return !n.Cap && n.Is(lexicon.Role) && !n.Is(lexicon.People)
}

// isWho tells whether the words tell on behind a name of who it is: ", who runs".
func (f *Finder) isWho(i int) bool {
	w := f.d.Words
	return i+1 < len(w) && w[i].Low == "," && w[i+1].Low == "who"
}

// aged tells whether an age stands before word i, between commas: ", 22,".
func (f *Finder) aged(i int) bool {
	w := f.d.Words
	if i+2 >= len(w) || w[i].Low != "," || w[i+2].Low != "," && w[i+2].Low != "." {
		return false
	}
	n, err := strconv.Atoi(w[i+1].Low)
	return err == nil && n >= 10 && n < 110
}

// block returns the kind of the block a run stands in.
func (f *Finder) block(r run) anno.BlockKind { return f.blockOf(r.a) }

func (f *Finder) blockOf(i int) anno.BlockKind {
	if k := f.blockAt(f.d.Words[i].Start); k < len(f.d.Blocks) {
		return f.d.Blocks[k].Kind
	}
	return anno.Body
}

// blockAt is the index of the block that holds what stands at an offset.
func (f *Finder) blockAt(at int) int {
	bs := f.d.Blocks
	return sort.Search(len(bs), func(i int) bool { return bs[i].Span.End > at })
}

// speaking tells whether a verb of speech has the run for its subject. What stands
// behind a preposition is nobody's subject: "a memo seen by Reuters said"; nor is
// what has a verb of its own: "he said Obamacare is".
func (f *Finder) speaking(r run) bool {
	w := f.d.Words
	if r.a > 0 && w[r.a-1].Is(lexicon.Preposition) && !w[r.a-1].Is(lexicon.Subordinate) {
		return false
	}
	if r.b < len(w) {
		if n := &w[r.b]; n.Entry.Cue != nil && !n.Cap && n.Entry.Cue.Has(lexicon.Quote) && (n.Entry.Form&lexicon.Past != 0 || n.Low == "says" || n.Low == "adds" || n.Low == "writes" || n.Low == "tells") {
			return true
		}
	}
	if r.a == 0 {
		return false
	}
	switch w[r.a-1].Low {
	case "said", "says", "added":
		return r.b == len(w) || w[r.b].Kind == text.Punct || w[r.b].Is(lexicon.Preposition|lexicon.Relative|lexicon.Adverb|lexicon.Conjunction|lexicon.Calendar)
	}
	return false
}

// short reads what is left of a run word by word: surnames and first names of
// people in the article, then places, bodies by their initials, and people
// known by one name only.
func (f *Finder) short(r run) {
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
		case r.b-r.a == 1 && w[i].Is(lexicon.Given) && f.relative(i):
			f.person(run{i, i + 1, false}, i, i+1, relativeRule)
		case allCaps(raw) && len(raw) >= 2 && len(raw) <= 6 && !w[i].Is(lexicon.Starter|lexicon.Title|lexicon.Verb):
			f.add(anno.OrganizationEntity, i, i+1, "name/initials")
		case r.b-r.a == 1 && !w[i].Is(lexicon.Nation|lexicon.People|lexicon.Body|lexicon.Role|lexicon.Title|lexicon.Starter|lexicon.Calendar|lexicon.Paper|lexicon.Media) && (f.speaking(run{i, i + 1, false}) || f.aged(i+1) || f.labelled(r)) && !allCaps(raw):
			f.person(run{i, i + 1, false}, i, i+1, "name/shape")
		}
	}
}

// relative tells whether the first name at word i stands between commas behind who it
// is to somebody: "His wife, Carol, nodded."
func (f *Finder) relative(i int) bool {
	w := f.d.Words
	return i > 2 && i+1 < len(w) && w[i-1].Low == "," && w[i+1].Low == "," && w[i-2].Is(lexicon.Role) && w[i-3].Is(lexicon.Possessive)
}

// pick chooses among people of one surname: the gender a title tells, then the
// one the article names in full most often.
func (f *Finder) pick(ks []int, gender string) int {
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
func (f *Finder) firstName(low string) int {
	if k, ok := f.byFirst[low]; ok {
		return k
	}
	return -1
}

func (f *Finder) place(r run) bool {
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
	"united": true, "states": true, "kingdom": true, "saudi": true, "port": true, "mount": true, "lake": true, "saint": true, "st.": true, "fort": true, "city": true}

func allCaps(s string) bool {
	for _, r := range s {
		if unicode.IsLower(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}
