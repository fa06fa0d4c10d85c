package dossier

import (
	"strings"

	"dossier/generator/internal/anno"
)

// Namesakes lists by surname, as nameKey folds it, the people who bear it and
// are named in full somewhere.
type namesakes map[string][]*bearer

// A bearer of a surname.
type bearer struct {
	agent    *Agent
	articles int // that name the person in full
	women    int // articles that call her she, less those that call him he
}

// namesakes gathers the people the author or an article names in full; out has
// the agents of the articles' entities so far.
func (r *registry) namesakes(articles []Annotated, out [][]*Agent) namesakes {
	all, of := namesakes{}, map[*Agent]*bearer{}
	for _, a := range r.list {
		words := strings.Split(strings.TrimPrefix(r.nameKey(a.Kind, a.Name), string(a.Kind)+"/"), " ")
		if a.Kind == anno.PersonEntity && len(words) > 1 {
			k := r.nameKey(a.Kind, words[len(words)-1])
			of[a] = &bearer{agent: a}
			all[k] = append(all[k], of[a])
		}
	}
	for i, art := range articles {
		for k, e := range art.entities {
			if b := of[out[i][k]]; b != nil {
				b.articles++
				switch e.Gender {
				case "f":
					b.women++
				case "m":
					b.women--
				}
			}
		}
	}
	return all
}

// A surname printed alone, of several who bear it, is that of a person named in
// full in so many articles at least, and so many times as many as the others.
const (
	wellKnown = 5
	outshines = 10
)

// bearer finds who is meant by a surname that an article prints alone: the only
// person of the dossier who bears it, or one so much better known than the
// others that a newsroom need not give the first name. Others do not count when
// the article's “he” or “she” rules them out. Nil when nobody is sure.
func (n namesakes) bearer(e candidate) *Agent {
	bearers := n[e.key]
	if len(bearers) == 1 {
		return bearers[0].agent
	}
	var best *bearer
	total := 0
	for _, b := range bearers {
		if e.Gender == "m" && b.women > 0 || e.Gender == "f" && b.women < 0 {
			continue
		}
		total += b.articles
		if best == nil || b.articles > best.articles {
			best = b
		}
	}
	if best == nil || best.articles < max(wellKnown, outshines*(total-best.articles)) {
		return nil
	}
	return best.agent
}
