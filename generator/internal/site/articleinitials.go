package site

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/dossier"
)

// voiceIn is a speaker as an article's page shows one: by initials that nobody else
// on it has.
func (p *Page) voiceIn(a *dossier.Article, g *dossier.Agent, unnamed string) Voice {
	v := p.voice(g, unnamed)
	if told, clash := p.site.of(a).initials()[g]; clash {
		v.Initials = told
	}
	return v
}

// initialsIn are longer initials for those who would share theirs on an article's
// page: who speaks in it, and whose note says who they are.
func initialsIn(b *abstract) map[*dossier.Agent]string {
	by := map[string][]*dossier.Agent{}
	seen := map[*dossier.Agent]bool{}
	add := func(g *dossier.Agent) {
		if !seen[g] && g.Initials != "" {
			seen[g] = true
			by[g.Initials] = append(by[g.Initials], g)
		}
	}
	for _, g := range b.speakers() {
		add(g)
	}
	for _, x := range b.people() {
		if b.site.Role(x.agent) != "" {
			add(x.agent)
		}
	}
	var out map[*dossier.Agent]string
	for _, alike := range by {
		if len(alike) == 1 {
			continue
		}
		for i, told := range distinct(alike) {
			if out == nil { // mostly nobody shares any
				out = map[*dossier.Agent]string{}
			}
			out[alike[i]] = told
		}
	}
	return out
}

// distinct spells the same initials with the fewest letters that tell them apart,
// those of the surname first; nil where none do.
func distinct(alike []*dossier.Agent) []string {
	for _, letters := range [][2]int{{1, 2}, {1, 3}, {2, 1}, {3, 1}, {2, 2}, {3, 3}, {4, 4}} {
		out, used := make([]string, len(alike)), map[string]bool{}
		for i, g := range alike {
			out[i] = g.Initials
			if strings.EqualFold(g.Initials, spelled(g.Name, 1, 1)) { // else they are the author's own
				out[i] = spelled(g.Name, letters[0], letters[1])
			}
			used[out[i]] = true
		}
		if len(used) == len(alike) {
			return out
		}
	}
	return nil
}

// spelled are the initials of a name with so many letters of its first word and of
// its last: JKe, JoK.
func spelled(name string, first, last int) string {
	var words []string
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); (unicode.IsUpper(r) || unicode.IsDigit(r)) && len(words) < 3 {
			words = append(words, w)
		}
	}
	letters := func(w string, n int) string { return w[:offset(w, n)] }
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return letters(words[0], first+last)
	default:
		out := letters(words[0], first)
		for _, w := range words[1 : n-1] {
			out += letters(w, 1)
		}
		return out + letters(words[n-1], last)
	}
}
