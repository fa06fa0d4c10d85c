package learned

import "dossier/generator/internal/extract/parse"

// A context is what lies to one side of a node, as it is walked towards.
type context struct {
	cue, far        uint32 // the nearest verb of saying, and how far it is
	ruled, ruledFar uint32 // the rule of the nearest cue the rules found, and how far it is
	that            uint32 // whether "that" stands between it and here
	commas          uint32 // how many commas do
	punct           uint32 // the nearest mark
	quote           uint32 // how far the nearest quoted stretch is; 0 for none

	sinceCue, sinceRuled, sinceQuote uint32
}

// pass moves the context over a node.
func (x *context) pass(c *node, n *parse.Node) {
	x.sinceCue, x.sinceRuled, x.sinceQuote = x.sinceCue+1, x.sinceRuled+1, x.sinceQuote+1
	switch {
	case n.IsQuote():
		x.sinceQuote, x.quote = 0, 1
	case c.lemma != 0:
		x.cue, x.sinceCue, x.that, x.commas = c.lemma, 0, 0, 0
	case n.Low == "that":
		x.that = 1
	case n.Low == ",":
		x.commas = min(x.commas+1, 3)
	}
	if c.punct {
		x.punct = c.word
	}
	if roleOf(uint8(c.tag)) == cue {
		x.ruled, x.sinceRuled = c.rule, 0
	}
	x.far, x.ruledFar = steps(x.sinceCue), steps(x.sinceRuled)
	if x.quote > 0 {
		x.quote = 1 + steps(x.sinceQuote)
	}
}

// steps puts a distance into one of seven classes.
func steps(n uint32) uint32 {
	switch {
	case n < 4:
		return n
	case n < 8:
		return 4
	case n < 16:
		return 5
	}
	return 6
}
