package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/memo"
)

// A registry joins the entities of all articles into the agents of the
// dossier. Two articles speak of one person when they print the same given
// name and surname, when the author's file says so, or when one prints a bare
// surname that can only be that person's (see namesakes).
type registry struct {
	list   []*Agent
	byID   map[string]*Agent  // "person/john-kerry"
	byName map[nameKey]*Agent // nil when two share it
	names  *memo.Memo[called, *name]
	room   []Agent // for the next
	joins  []joining
}

// A joining is what of an agent serves to put the dossier together.
type joining struct {
	key    string   // kind and id: "person/john-kerry"
	name   *name    // what follows from Name
	bearer *bearer  // of its surname; nil for none
	seen   *Article // the last one in which it was found by name
	share  share    // of the articles
}

func newRegistry(names *memo.Memo[called, *name]) *registry {
	return &registry{byID: map[string]*Agent{}, byName: map[nameKey]*Agent{}, names: names}
}

func (r *registry) name(kind anno.EntityKind, s string) *name {
	return r.names.Get(called{kind, s}, called.facts)
}

func (r *registry) add(kind anno.EntityKind, id, label string, n *name) *Agent {
	key := string(kind) + "/" + id
	for base, n := id, 2; r.byID[key] != nil; n++ {
		id = fmt.Sprintf("%s-%d", base, n)
		key = string(kind) + "/" + id
	}
	if len(r.room) == 0 {
		r.room, r.joins = make([]Agent, 256), make([]joining, 256)
	}
	a := &r.room[0]
	a.joining = &r.joins[0]
	r.room, r.joins = r.room[1:], r.joins[1:]
	a.Kind, a.ID, a.Name, a.key, a.name = kind, id, label, key, n
	r.list = append(r.list, a)
	r.byID[a.key] = a
	return a
}

// call lets a name stand for an agent; a name of two agents stands for neither.
func (r *registry) call(a *Agent, k nameKey) {
	if other, taken := r.byName[k]; taken && other != a {
		a = nil
	}
	r.byName[k] = a
}

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
		kind, label := agentKind(f), cmp.Or(f.Name.Value, f.id)
		a := r.add(kind, f.id, label, r.name(kind, label))
		a.Authored = true
		r.call(a, a.name.key)
		for _, n := range f.OtherNames {
			r.call(a, r.name(kind, n.Value).key)
		}
	}
	entities := 0
	for _, art := range articles {
		entities += len(art.entities)
	}
	out, room := make([][]*Agent, len(articles)), make([]*Agent, entities)
	for i, art := range articles {
		n := len(art.entities)
		out[i], room = room[:n:n], room[n:]
		for k := range art.entities {
			e := &art.entities[k]
			if e.ID == "" && hasPage(e.Entity) && strings.Contains(e.Name, " ") {
				out[i][k] = r.named(e)
			}
		}
	}
	known := r.namesakes(articles, out)
	for i, art := range articles {
		for k := range art.entities {
			switch e := &art.entities[k]; {
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

func (r *registry) named(e *candidate) *Agent {
	if a := r.byName[e.key]; a != nil {
		return a
	}
	n := r.name(e.Kind, e.Name)
	a := r.add(e.Kind, n.slug, e.Name, n)
	r.call(a, n.key)
	return a
}

// rank orders agents by share of quoted words and ends the ties by name.
func rank(agents []*Agent) {
	slices.SortFunc(agents, func(a, b *Agent) int {
		switch {
		case a.Quoted != b.Quoted: // few come further
			return b.Quoted - a.Quoted
		case a.Reported != b.Reported:
			return b.Reported - a.Reported
		}
		return cmp.Or(cmp.Compare(a.SortName, b.SortName), cmp.Compare(a.ID, b.ID))
	})
}
