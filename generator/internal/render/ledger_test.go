package render

import (
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/text"
)

// TestLexer: the tokens of the ledger joined are the file.
func TestLexer(t *testing.T) {
	const s = "Title\n\n“We win,” Ann said.\nREAD MORE"
	set := &anno.Set{
		Blocks:       []anno.Block{{Kind: anno.Headline, Span: text.Span{End: 5}}, {Kind: anno.Body, Span: text.Span{Start: 7, End: 30}, N: 1}},
		Attributions: []anno.Attribution{{Type: anno.Direct, Content: []text.Span{{Start: 7, End: 20}}}},
		Furniture:    []anno.Furniture{{Span: text.Span{Start: 31, End: 40}}},
	}
	tx := text.New(s)
	it, err := lexer{runs: ledger.Runs(tx, set)}.Tokenise(nil, s)
	if err != nil {
		t.Fatal(err)
	}
	joined := ""
	for _, token := range it.Tokens() {
		joined += token.Value
	}
	if joined != s {
		t.Errorf("tokens give %q", joined)
	}
}
