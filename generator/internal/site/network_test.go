package site

import (
	"fmt"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// TestNetwork: nobody stands on anybody else or off the picture, everybody is
// joined to the middle, and a tie in the picture is one in the list.
func TestNetwork(t *testing.T) {
	self := &dossier.Agent{Kind: anno.PersonEntity, Name: "Ann Lee", SortName: "Lee, Ann", Quoted: 9}
	for n := 1; n <= besideMost; n++ {
		var others []*dossier.Agent
		for i := range n {
			others = append(others, &dossier.Agent{Kind: anno.PersonEntity, Name: fmt.Sprint("Fourteenletters", i), SortName: fmt.Sprint("P", i), Quoted: i})
		}
		shared := func(a, b *dossier.Agent) int { return 1 + (a.Quoted+b.Quoted)%3 }
		net := network(self, others, shared)
		if len(net.Nodes) != n+1 {
			t.Fatalf("%d nodes for %d", len(net.Nodes), n)
		}
		at := map[[2]int]bool{}
		for _, p := range net.Nodes {
			if at[[2]int{p.X, p.Y}] {
				t.Errorf("%d: two stand at %d, %d", n, p.X, p.Y)
			}
			at[[2]int{p.X, p.Y}] = true
			if p.X-p.R < 0 || p.X+p.R > net.Width || p.LabelY < 11 || p.LabelY > net.Height || p.LabelX < len(p.Name)*3 || p.LabelX > net.Width-len(p.Name)*3 {
				t.Errorf("%d: %s is off the picture", n, p.Name)
			}
		}
		middle := net.Nodes[n]
		spokes, ties := 0, 0
		for _, e := range net.Edges {
			if e.Weight < 1 || e.Weight > 3 {
				t.Errorf("weight %d", e.Weight)
			}
			if e.X1 == middle.X && e.Y1 == middle.Y {
				spokes++
			} else {
				ties++
			}
		}
		listed := 0
		for _, o := range others {
			listed += len(net.tied[o])
		}
		if spokes != n || listed != 2*ties || ties > n {
			t.Errorf("%d: %d spokes, %d ties, %d listed", n, spokes, ties, listed)
		}
	}
	if network(self, nil, nil) != nil {
		t.Error("a picture of nobody")
	}
}

func TestShortName(t *testing.T) {
	for _, c := range []struct {
		g    dossier.Agent
		want string
	}{
		{dossier.Agent{Kind: anno.PersonEntity, Name: "Ann Lee", SortName: "Lee, Ann", Initials: "AL"}, "Lee"},
		{dossier.Agent{Kind: anno.OrganizationEntity, Name: "Harbor Board", SortName: "Harbor Board", Initials: "HB"}, "Harbor Board"},
		{dossier.Agent{Kind: anno.OrganizationEntity, Name: "Board of the Old Harbor", SortName: "Board of the Old Harbor", Initials: "BOH"}, "BOH"},
	} {
		if got := shortName(&c.g); got != c.want {
			t.Errorf("%s: %q, want %q", c.g.Name, got, c.want)
		}
	}
}
