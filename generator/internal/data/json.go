package data

import (
	"bytes"
	"encoding/json"
	"math"

	"dossier/generator/internal/anno"
)

// writeLine encodes a value as one line of JSON. Signs that mean something in
// HTML stay as they are: these files are never part of a page.
func writeLine(to *bytes.Buffer, v any) error {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// A maker is who or what made an annotation, and why.
type maker struct {
	Origin     anno.Origin `json:"origin"`
	Rule       string      `json:"rule,omitempty"` // of a person's mark: file and line
	Why        string      `json:"why,omitempty"`
	Confidence float64     `json:"confidence"`
}

func makerOf(b anno.By) maker {
	if b.Origin == "" {
		return maker{}
	}
	return maker{b.Origin, b.Rule, b.Why, sure(b.Confidence)}
}

// sure is a probability in hundredths: more would depend on the processor.
func sure(p float64) float64 { return math.Round(100*p) / 100 }
