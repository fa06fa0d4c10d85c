package site

import (
	"cmp"
	"slices"

	"dossier/generator/internal/dossier"
)

// A Stand is where an issue stands, in a look: who holds what by the stance
// each held last, and what follows from that for agreement.
type Stand struct {
	Issue    Link
	Question string
	Verdict  string // "conflict", "agreement", "no two to compare"
	Sides    []Side // supports, opposes, conditional, unclear; those anybody holds
	Silent   int    // of all holders, those who say nothing to it
	Of       int
}

// The verdicts on an issue, and nothing between them: each is derived.
const (
	inConflict  = "conflict"          // somebody supports, somebody opposes
	inAgreement = "agreement"         // two or more support, or oppose, and nobody the opposite
	notCompared = "no two to compare" // one alone, or each on terms of their own
	notHeld     = "no position yet"
)

// outcomes are in the order the home page lists issues: where people part comes first.
var outcomes = []string{inConflict, inAgreement, notCompared, notHeld}

// stands are the issues a reader should see first.
func (s *Site) stands(p *Page) []Stand {
	var out []Stand
	for _, i := range s.Dossier.Issues {
		out = append(out, s.stand(p, i))
	}
	slices.SortStableFunc(out, func(a, b Stand) int {
		return cmp.Compare(slices.Index(outcomes, a.Verdict), slices.Index(outcomes, b.Verdict))
	})
	return out[:min(len(out), keyIssues)]
}

func (s *Site) stand(p *Page, is *dossier.Issue) Stand {
	d := Stand{Issue: Link{is.Title, p.To(IssueAddress(is))}, Question: is.Question, Verdict: notHeld}
	a := accord(p, is)
	switch {
	case len(a.Conflict) > 0:
		d.Verdict = inConflict
	case len(a.Agree) > 0:
		d.Verdict = inAgreement
	case len(is.Positions) > 0:
		d.Verdict = notCompared
	}
	by := sides(p, is)
	held := map[*dossier.Agent]bool{}
	for _, pos := range is.Positions {
		held[pos.Holder] = true
	}
	d.Of = len(s.holders())
	d.Silent = d.Of - len(held)
	for _, st := range []dossier.Stance{dossier.Supports, dossier.Opposes, dossier.Conditional, dossier.Unclear} {
		if who := by[st]; len(who) > 0 {
			side := Side{Stance: st, Who: who}
			if n := len(who) - keySiders; n > 0 {
				side.Who, side.More = who[:keySiders], n
			}
			d.Sides = append(d.Sides, side)
		}
	}
	return d
}

// keySiders is how many holders of a stance the home page names.
const keySiders = 6
