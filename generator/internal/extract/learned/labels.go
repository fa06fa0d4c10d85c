package learned

import (
	"sort"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/parse"
	"dossier/generator/internal/text"
)

// The labels of nodes: outside, and the begin and inside of each role.
const (
	outside uint8 = iota
	beginSource
	inSource
	beginCue
	inCue
	beginContent
	inContent
	labels
)

// A role is a part of an attribution.
type role uint8

const (
	none role = iota
	source
	cue
	content
)

func roleOf(label uint8) role { return role((label + 1) / 2) }
func begin(r role) uint8      { return 2*uint8(r) - 1 }
func inside(r role) uint8     { return 2 * uint8(r) }

// allowed tells whether a label may follow another: nothing goes on that has not begun.
func allowed(from, to int) bool {
	if r := roleOf(uint8(to)); r != none && uint8(to) == inside(r) {
		return from >= 0 && roleOf(uint8(from)) == r
	}
	return true
}

// places gives the nodes of all sentences one number after the other.
type places struct {
	doc  *parse.Doc
	base []int // of each sentence's first node
}

func (p *places) set(d *parse.Doc) {
	p.doc, p.base = d, append(p.base[:0], 0)
	for i := range d.Sentences {
		p.base = append(p.base, p.base[i]+len(d.Sentences[i].Nodes))
	}
}

func (p *places) count() int { return p.base[len(p.base)-1] }

// find returns the places that have more than half of themselves in sp.
func (p *places) find(sp text.Span) (first, end int) {
	ss := p.doc.Sentences
	n := sort.Search(len(ss), func(i int) bool { nodes := ss[i].Nodes; return nodes[len(nodes)-1].End > sp.Start })
	first = -1
	i := 0
	if n < len(ss) {
		nodes := ss[n].Nodes
		i = sort.Search(len(nodes), func(i int) bool { return nodes[i].End > sp.Start })
	}
	for ; n < len(ss); n, i = n+1, 0 {
		for ; i < len(ss[n].Nodes); i++ {
			node := ss[n].Nodes[i].Span
			if node.Start >= sp.End {
				return max(first, 0), end
			}
			if in := min(node.End, sp.End) - max(node.Start, sp.Start); 2*in > node.Len() {
				if first < 0 {
					first = p.base[n] + i
				}
				end = p.base[n] + i + 1
			}
		}
	}
	return max(first, 0), end
}

// paint writes a role into the places [a, b) where nothing was written yet.
func (p *places) paint(into []uint8, a, b int, r role) {
	going := false
	for i := a; i < b; i++ {
		if into[i] != outside {
			going = false
			continue
		}
		into[i] = begin(r)
		if going {
			into[i] = inside(r)
		}
		going = true
	}
}

// gold returns the label of every node by what a person marked.
func (p *places) gold(as []anno.Attribution) []uint8 {
	out := make([]uint8, p.count())
	for _, r := range []role{cue, source, content} {
		for i := range as {
			for _, sp := range part(&as[i], r) {
				a, b := p.find(sp)
				p.paint(out, a, b, r)
			}
		}
	}
	p.cut(out)
	return out
}

// cut begins anew what runs over the start of a sentence.
func (p *places) cut(ls []uint8) {
	for n := range p.doc.Sentences {
		if at := p.base[n]; at < len(ls) {
			if r := roleOf(ls[at]); r != none {
				ls[at] = begin(r)
			}
		}
	}
}

// sentenceOf returns the sentence a place lies in.
func (p *places) sentenceOf(place int) int {
	return min(sort.SearchInts(p.base, place+1)-1, len(p.base)-2)
}
