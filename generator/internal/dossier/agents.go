package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/memo"
	"dossier/generator/internal/slug"
)

// A registry joins the entities of all articles into the agents of the
// dossier. Two articles speak of one person when they print the same given
// name and surname, when the author's file says so, or when one prints a bare
// surname that can only be that person's (see namesakes).
type registry struct {
	list   []*Agent
	byID   map[string]*Agent // "person/john-kerry"
	byName map[string]*Agent // kind and folded name → agent; nil when two share it
	keys   *memo.Memo[called, string]
}

func newRegistry(keys *memo.Memo[called, string]) *registry {
	return &registry{byID: map[string]*Agent{}, byName: map[string]*Agent{}, keys: keys}
}

// called is somebody or something of a kind, by a name.
type called struct {
	kind anno.EntityKind
	name string
}

func (r *registry) add(kind anno.EntityKind, id, name string) *Agent {
	base := id
	for n := 2; r.byID[string(kind)+"/"+id] != nil; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	a := &Agent{Kind: kind, ID: id, Name: name, key: string(kind) + "/" + id}
	r.list = append(r.list, a)
	r.byID[a.key] = a
	return a
}

// call lets a name stand for an agent; a name of two agents stands for neither.
func (r *registry) call(a *Agent, name string) {
	k := r.nameKey(a.Kind, name)
	if other, taken := r.byName[k]; taken && other != a {
		a = nil
	}
	r.byName[k] = a
}

// nameKey folds case, punctuation and a person's middle initials and suffix:
// "John F. Kerry" and "John Kerry" are one name.
func (r *registry) nameKey(kind anno.EntityKind, name string) string {
	return r.keys.Get(called{kind, name}, called.key)
}

func (c called) key() string {
	kind, name := c.kind, c.name
	words := collate.Words(name)
	if kind == anno.PersonEntity && len(words) > 2 {
		kept := words[:1:1]
		for i, w := range words[1:] {
			last := i == len(words)-2
			if !last && utf8.RuneCountInString(w) == 1 || suffixes[w] {
				continue
			}
			kept = append(kept, w)
		}
		words = kept
	} else if kind == anno.OrganizationEntity && len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return string(kind) + "/" + strings.Join(words, " ")
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// id finds an agent of either kind by the id an author writes.
func (r *registry) id(id string) *Agent {
	if a := r.byID[string(anno.PersonEntity)+"/"+id]; a != nil {
		return a
	}
	return r.byID[string(anno.OrganizationEntity)+"/"+id]
}

// join gives each entity of each article its agent; nil for what gets no page.
// The author's agents come first, then full names, then bare ones.
func (r *registry) join(files []*authored, articles []Annotated) [][]*Agent {
	for _, f := range files {
		a := r.add(agentKind(f), f.id, cmp.Or(f.Name.Value, f.id))
		a.Authored = true
		r.call(a, a.Name)
		for _, n := range f.OtherNames {
			r.call(a, n.Value)
		}
	}
	out := make([][]*Agent, len(articles))
	for i, art := range articles {
		out[i] = make([]*Agent, len(art.entities))
		for k, e := range art.entities {
			if e.ID == "" && hasPage(e.Entity) && strings.Contains(e.Name, " ") {
				out[i][k] = r.named(e)
			}
		}
	}
	known := r.namesakes(articles, out)
	for i, art := range articles {
		for k, e := range art.entities {
			switch {
			case out[i][k] != nil || !hasPage(e.Entity) && e.ID == "":
			case e.ID != "":
				out[i][k] = r.id(e.ID) // nil when a mark names nobody: reported by the caller
			default:
				if a := r.byName[e.key]; e.Kind == anno.PersonEntity && (a == nil || !a.Authored) {
					out[i][k] = known.bearer(e)
				}
				if out[i][k] == nil {
					out[i][k] = r.named(e)
				}
			}
		}
	}
	return out
}

func hasPage(e anno.Entity) bool {
	return e.Kind == anno.PersonEntity || e.Kind == anno.OrganizationEntity
}

func (r *registry) named(e candidate) *Agent {
	if a := r.byName[e.key]; a != nil {
		return a
	}
	a := r.add(e.Kind, slug.ID(e.Name), e.Name)
	r.call(a, e.Name)
	return a
}

// sortName puts a person's surname first.
func sortName(a *Agent) string {
	words := strings.Fields(a.Name)
	if a.Kind != anno.PersonEntity || len(words) < 2 {
		return strings.TrimPrefix(a.Name, "The ")
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

// rank orders agents by share of quoted words, gives the four loudest a voice
// of their own, and ends the ties by name.
func rank(agents []*Agent) {
	slices.SortFunc(agents, func(a, b *Agent) int {
		return cmp.Or(cmp.Compare(b.Quoted, a.Quoted), cmp.Compare(b.Reported, a.Reported),
			cmp.Compare(a.SortName, b.SortName), cmp.Compare(a.ID, b.ID))
	})
}
