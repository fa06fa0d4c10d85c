package dossier

// Namesakes lists by surname the people who bear it and are named in full
// somewhere.
type namesakes map[nameKey][]*bearer

// A bearer of a surname.
type bearer struct {
	agent    *Agent
	articles int // that name the person in full
	women    int // articles that call her she, less those that call him he
}

// namesakes gathers the people the author or an article names in full; out has
// the agents of the articles' entities so far.
func (r *registry) namesakes(articles []Annotated, out [][]*Agent) namesakes {
	all, bearers := namesakes{}, make([]bearer, len(r.list))
	for i, a := range r.list {
		if k := a.name.surname; k != (nameKey{}) {
			a.bearer = &bearers[i]
			a.bearer.agent = a
			all[k] = append(all[k], a.bearer)
		}
	}
	for i, art := range articles {
		for k := range art.entities {
			a := out[i][k]
			if a == nil || a.bearer == nil {
				continue
			}
			a.bearer.articles++
			switch art.entities[k].Gender {
			case "f":
				a.bearer.women++
			case "m":
				a.bearer.women--
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
func (n namesakes) bearer(e *candidate) *Agent {
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
