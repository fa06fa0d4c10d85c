package site

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// A Network is a small picture of who is quoted beside somebody: that one in
// the middle, the others around. It is drawn here and not by a library: a ring
// of a few points needs no search for places, and the same names always
// give the same picture.
type Network struct {
	Width, Height int
	Edges         []NetworkEdge
	Nodes         []NetworkNode
	tied          map[*dossier.Agent][]*dossier.Agent // of the others: whom a line joins them to
}

// A NetworkEdge joins two who are quoted in the same articles.
type NetworkEdge struct {
	X1, Y1, X2, Y2 int
	Weight         int  // 1 to 3, by the number of those articles
	Soft           bool // one of the two is reported only
}

// A NetworkNode is somebody in the picture.
type NetworkNode struct {
	X, Y, R        int
	LabelX, LabelY int
	Name           string
	Voice          int
	Self           bool
}

// Sizes of the picture.
const (
	netWidth, netHeight = 280, 216
	netAcross, netDown  = 98, 74
	netLetter           = 6 // about as wide as one of a name is
)

// network draws g and those beside it, the most shared first; nil when there
// is nobody. shared counts the articles that quote two of them.
func network(g *dossier.Agent, others []*dossier.Agent, shared func(a, b *dossier.Agent) int) *Network {
	if len(others) == 0 {
		return nil
	}
	ring := ringOf(others, shared)
	n := &Network{Width: netWidth, Height: netHeight, tied: map[*dossier.Agent][]*dossier.Agent{}}
	self := NetworkNode{X: netWidth / 2, Y: netHeight / 2, R: 9, Name: shortName(g), Voice: g.Voice, Self: true}
	self.LabelX, self.LabelY = self.X, self.Y+self.R+12
	for i, o := range ring {
		turn := 2*math.Pi*(float64(i)+0.5)/float64(len(ring)) - math.Pi/2
		node := NetworkNode{X: self.X + int(math.Round(netAcross*math.Cos(turn))), Y: self.Y + int(math.Round(netDown*math.Sin(turn))), R: 6, Name: shortName(o), Voice: o.Voice}
		node.LabelX, node.LabelY = legible(node.X, node.Name), node.Y-node.R-5
		if node.Y > self.Y {
			node.LabelY = node.Y + node.R + 12
		}
		n.Nodes = append(n.Nodes, node)
	}
	most := 1
	for _, o := range ring {
		most = max(most, shared(g, o))
	}
	edge := func(a, b NetworkNode, articles int, soft bool) NetworkEdge {
		return NetworkEdge{a.X, a.Y, b.X, b.Y, 1 + 2*(articles-1)/most, soft}
	}
	for _, p := range pairs(ring, shared) {
		a, b := ring[p[0]], ring[p[1]]
		n.tied[a], n.tied[b] = append(n.tied[a], b), append(n.tied[b], a)
		n.Edges = append(n.Edges, edge(n.Nodes[p[0]], n.Nodes[p[1]], p[2], a.Quoted == 0 || b.Quoted == 0))
	}
	for i, o := range ring {
		n.Edges = append(n.Edges, edge(self, n.Nodes[i], shared(g, o), o.Quoted == 0 || g.Quoted == 0))
	}
	n.Nodes = append(n.Nodes, self)
	return n
}

// legible is where the middle of a name stands that belongs at x: as far from the
// edges as it takes to be read whole.
func legible(x int, name string) int {
	half := netLetter*utf8.RuneCountInString(name)/2 + 2
	return max(half, min(x, netWidth-half))
}

// ringOf orders the ring so that those who share most stand side by side.
func ringOf(others []*dossier.Agent, shared func(a, b *dossier.Agent) int) []*dossier.Agent {
	ring, left := others[:1:1], slices.Clone(others[1:])
	for len(left) > 0 {
		last, best := ring[len(ring)-1], 0
		for i := range left {
			if shared(last, left[i]) > shared(last, left[best]) {
				best = i
			}
		}
		ring = append(ring, left[best])
		left = slices.Delete(left, best, best+1)
	}
	return ring
}

// pairs are the strongest ties among the ring, as many as it has points:
// two indices and the number of shared articles.
func pairs(ring []*dossier.Agent, shared func(a, b *dossier.Agent) int) [][3]int {
	var out [][3]int
	for i := range ring {
		for k := i + 1; k < len(ring); k++ {
			if n := shared(ring[i], ring[k]); n > 0 {
				out = append(out, [3]int{i, k, n})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b [3]int) int { return cmp.Compare(b[2], a[2]) })
	return out[:min(len(out), len(ring))]
}

// shortName is a surname, or the beginning of an organization's name.
func shortName(g *dossier.Agent) string {
	name := g.Name
	if surname, _, cut := strings.Cut(g.SortName, ","); cut && g.Kind == anno.PersonEntity {
		name = surname
	}
	if len([]rune(name)) > 16 && g.Initials != "" {
		return g.Initials
	}
	return clip(name, 16, false)
}
