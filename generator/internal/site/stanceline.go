package site

import (
	"slices"

	"dossier/generator/internal/dossier"
)

// A StanceLine draws the dated stances on an issue: a line a holder, from the
// day a stance is known until the next. The list beside it says the same.
type StanceLine struct {
	Width, Height int
	Ticks         []Tick
	Rows          []StanceRow
	Items         []StanceItem // in order of their dates
}

// StanceRow is one holder's line.
type StanceRow struct {
	Y, TextY int
	Name     string
	Points   []StancePoint
}

// StancePoint is a stance, and the line that goes on from it.
type StancePoint struct {
	X, To  int
	Stance dossier.Stance
	Sign   string
}

// StanceItem is a dated stance in the list.
type StanceItem struct {
	Date   Date
	Holder string
	Stance dossier.Stance
	Href   string
	Was    dossier.Stance // the stance before; "" for the first
}

// Sizes of the drawing.
const (
	lineWidth, lineNames = 640, 170
	lineRow, lineFoot    = 30, 26
)

var stanceSigns = map[dossier.Stance]string{dossier.Supports: "+", dossier.Conditional: "±", dossier.Opposes: "−", dossier.Unclear: "?"}

// stanceLine draws what is dated, when that is more than one stance.
func stanceLine(p *Page, is *dossier.Issue) *StanceLine {
	var dated []*dossier.Position
	for _, pos := range is.Positions {
		if !pos.Since.IsZero() {
			dated = append(dated, pos)
		}
	}
	if len(dated) < 2 {
		return nil
	}
	slices.SortStableFunc(dated, func(a, b *dossier.Position) int { return a.Since.Time.Compare(b.Since.Time) })
	start := func(pos *dossier.Position) int {
		first, _, _ := days(DateOf(pos.Since).ISO)
		return first
	}
	sc := scale{start(dated[0]), start(dated[len(dated)-1]), lineNames, lineWidth}
	slack := max(1, (sc.last-sc.first)/12)
	sc.first, sc.last = sc.first-slack, sc.last+slack
	l := &StanceLine{Width: lineWidth, Ticks: sc.ticks(6)}
	rows := map[*dossier.Agent]int{}
	for _, pos := range dated {
		it := StanceItem{Date: DateOf(pos.Since), Holder: pos.Holder.Name, Stance: pos.Stance, Href: "#" + positionID(pos)}
		if pos.Earlier != nil {
			it.Was = pos.Earlier.Stance
		}
		l.Items = append(l.Items, it)
		i, known := rows[pos.Holder]
		if !known {
			i = len(l.Rows)
			rows[pos.Holder] = i
			l.Rows = append(l.Rows, StanceRow{Y: i*lineRow + lineRow/2, TextY: i*lineRow + lineRow/2 + 4, Name: clip(pos.Holder.Name, 24, false)})
		}
		x, r := sc.x(start(pos)), &l.Rows[i]
		if n := len(r.Points); n > 0 {
			r.Points[n-1].To = x
		}
		r.Points = append(r.Points, StancePoint{x, lineWidth, pos.Stance, stanceSigns[pos.Stance]})
	}
	l.Height = len(l.Rows)*lineRow + lineFoot
	return l
}
