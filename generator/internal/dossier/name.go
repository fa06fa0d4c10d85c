package dossier

import (
	"strings"
	"unicode"
	"unicode/utf8"
	"unique"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/slug"
)

// called is somebody or something of a kind, by a name.
type called struct {
	kind anno.EntityKind
	name string
}

// A nameKey is what two names of a kind have in common when they are one.
type nameKey = unique.Handle[string]

// A name is what follows from what somebody is called, and from nothing else.
type name struct {
	key      nameKey
	surname  nameKey // a person's, as it is printed alone; zero for one of a single word
	slug     string
	sortName string
	initials string
	shape    shape
}

func (c called) facts() *name {
	n := &name{key: c.key(), slug: slug.ID(c.name), sortName: c.sortName(), initials: initials(c.name), shape: shapeOf(c.name)}
	if words := c.folded(); c.kind == anno.PersonEntity && len(words) > 1 {
		n.surname = called{c.kind, words[len(words)-1]}.key()
	}
	return n
}

func (c called) key() nameKey {
	return unique.Make(string(c.kind) + "/" + strings.Join(c.folded(), " "))
}

// folded are the words of the name without case and punctuation, a person's
// middle initials and suffix: "John F. Kerry" and "John Kerry" are one name.
func (c called) folded() []string {
	words := collate.Words(c.name)
	if c.kind == anno.PersonEntity && len(words) > 2 {
		kept := words[:1:1]
		for i, w := range words[1:] {
			last := i == len(words)-2
			if !last && utf8.RuneCountInString(w) == 1 || suffixes[w] {
				continue
			}
			kept = append(kept, w)
		}
		words = kept
	} else if c.kind == anno.OrganizationEntity && len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return words
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// sortName puts a person's surname first.
func (c called) sortName() string {
	words := strings.Fields(c.name)
	if c.kind != anno.PersonEntity || len(words) < 2 {
		return strings.TrimPrefix(c.name, "The ")
	}
	last := len(words) - 1
	if last > 1 && suffixes[strings.ToLower(strings.Trim(words[last], ".,"))] {
		last--
	}
	return words[last] + ", " + strings.Join(words[:last], " ")
}

// initials are the label of a speaker: "JK"; of one long word its first two letters.
func initials(name string) string {
	var out []rune
	for _, w := range strings.Fields(name) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) || unicode.IsDigit(r) {
			out = append(out, r)
		}
	}
	if len(out) == 1 {
		if r := []rune(name); len(r) > 1 && unicode.IsLetter(r[1]) {
			out = append(out, unicode.ToUpper(r[1]))
		}
	}
	if len(out) > 3 {
		out = out[:3]
	}
	return string(out)
}
