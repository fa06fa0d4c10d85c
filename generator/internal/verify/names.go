package verify

import (
	"slices"
	"strings"

	"dossier/generator/internal/text"
)

// NameKind is what a name nearby says of a quotation.
type NameKind uint8

const (
	Speaker NameKind = iota // a person or an organization: who said it
	Source                  // an article or an outlet: where it stands
)

// A Name is somebody or something an author may name: by one of its forms, or
// by [[id]].
type Name struct {
	ID    string
	Kind  NameKind
	Forms []string // "John Kerry", "Kerry"; case counts
}

// Names finds names in sentences.
type Names struct {
	list  []Name
	byID  map[string]int
	forms map[string][]nameForm // by first word, longest first
}

type nameForm struct {
	words []string
	name  int
}

// NewNames makes names ready to be found. A form two of them share names both.
func NewNames(list []Name) *Names {
	n := &Names{list: list, byID: map[string]int{}, forms: map[string][]nameForm{}}
	for i, x := range list {
		n.byID[x.ID] = i
		for _, f := range x.Forms {
			if ws := forms(f); len(ws) > 0 {
				n.forms[ws[0]] = append(n.forms[ws[0]], nameForm{ws, i})
			}
		}
	}
	for _, fs := range n.forms {
		slices.SortStableFunc(fs, func(a, b nameForm) int { return len(b.words) - len(a.words) })
	}
	return n
}

// forms returns the words of s, without the ’s of a possessive.
func forms(s string) []string {
	var out []string
	for _, w := range words(s) {
		out = append(out, nameWord(s[w.Start:w.End]))
	}
	return out
}

func nameWord(raw string) string { return strings.TrimSuffix(form(raw), "'s") }

// named is a place where s names n.list[name].
type named struct {
	text.Span // without the ’s of a possessive
	name      int
}

// in returns what s names by a form, in order. Forms that several share, and
// that are equally long, are each of them's.
func (n *Names) in(s string) []named {
	spans := words(s)
	ws := make([]string, len(spans))
	for i, w := range spans {
		ws[i] = nameWord(s[w.Start:w.End])
	}
	var out []named
	for i := 0; i < len(ws); {
		used := 0
		for _, f := range n.forms[ws[i]] {
			if len(f.words) < used {
				break
			}
			if len(f.words) <= len(ws)-i && slices.Equal(f.words, ws[i:i+len(f.words)]) {
				used = len(f.words)
				last := spans[i+used-1]
				out = append(out, named{text.Span{Start: spans[i].Start, End: last.End - possessive(s[last.Start:last.End])}, f.name})
			}
		}
		i += max(1, used)
	}
	return out
}

// possessive returns how many bytes the ’s at the end of a word takes.
func possessive(raw string) int {
	for _, end := range []string{"'s", "’s"} {
		if strings.HasSuffix(raw, end) {
			return len(end)
		}
	}
	return 0
}

// Named returns the ids of whom and what a sentence names, in order, each once.
//
//	Named("Kerry’s answer in [[the-hill]]") → [john-kerry], [the-hill]
func (n *Names) Named(sentence string) (speakers, sources []string) {
	var found []int
	rest := links(sentence, func(id, _ string) string {
		if i, ok := n.byID[id]; ok {
			found = append(found, i)
		}
		return " . "
	})
	for _, m := range n.in(rest) {
		found = append(found, m.name)
	}
	for _, i := range found {
		to := &speakers
		if n.list[i].Kind == Source {
			to = &sources
		}
		if !slices.Contains(*to, n.list[i].ID) {
			*to = append(*to, n.list[i].ID)
		}
	}
	return speakers, sources
}

// label is what stands on a page for [[id]].
func (n *Names) label(id string) string {
	if i, ok := n.byID[id]; ok && len(n.list[i].Forms) > 0 {
		return n.list[i].Forms[0]
	}
	return id
}

// links returns s with every [[id]] and [[id|words]] replaced.
func links(s string, by func(id, words string) string) string {
	if !strings.Contains(s, "[[") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "[[")
		if i < 0 {
			break
		}
		n := strings.Index(s[i:], "]]")
		if n < 0 {
			break
		}
		in := s[i+2 : i+n]
		if strings.ContainsAny(in, "[\n") || in == "" {
			b.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		id, words, _ := strings.Cut(in, "|")
		b.WriteString(s[:i])
		b.WriteString(by(strings.TrimSpace(id), words))
		s = s[i+n+2:]
	}
	b.WriteString(s)
	return b.String()
}
