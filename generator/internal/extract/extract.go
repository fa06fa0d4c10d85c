// Package extract finds in the text of one article what its words alone show:
// blocks, furniture, quotations with their speakers, names. It runs the rules
// of its sub-packages in order; each rule documents itself (see Rules).
package extract

import (
	"dossier/generator/internal/anno"
	"dossier/generator/internal/extract/learned"
	"dossier/generator/internal/extract/name"
	"dossier/generator/internal/extract/when"
	"dossier/generator/internal/text"
)

// Input is all that extraction may look at: one text, and what a person has
// already decided about it.
type Input struct {
	Text         *text.Text
	Blocks       []anno.Block     // known structure (Markdown); nil: found from the text
	BlocksBy     []anno.By        // who made each of them
	Title        string           // known title, when a settings file gives one that is not in the text
	Furniture    []anno.Furniture // a person's marks; added to what the rules find
	NotFurniture []text.Span      // stretches a person says are no furniture
	Repairs      []anno.Repair    // a person's repairs of printed quotation marks
	Published    when.Date        // as precise as known; zero: looked for in the text
	Model        *learned.Model   // nil: the one that is part of the program
	Names        []Known          // names the author's files give
}

// Known is a person or organization the author keeps a file about.
type Known = name.Known
