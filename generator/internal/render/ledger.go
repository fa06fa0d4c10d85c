package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/chroma/v2"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/site"
	"dossier/generator/internal/text"
)

// The ledger is drawn by chroma: a lexer of our own gives the classes of the
// characters as tokens, which joined are the file; a formatter of our own
// gives each line a number, an address and the letters of its classes.

// tokens give each class a chroma token type of its own, outside chroma's.
const firstToken chroma.TokenType = 90_000

var tokenOf, classOfToken = func() (map[ledger.Class]chroma.TokenType, map[chroma.TokenType]ledger.Class) {
	to, from := map[ledger.Class]chroma.TokenType{}, map[chroma.TokenType]ledger.Class{}
	for i, c := range ledger.Classes {
		to[c] = firstToken + chroma.TokenType(i)
		from[to[c]] = c
	}
	return to, from
}()

// ledgerClass names the CSS class of a character class.
var ledgerClass = map[ledger.Class]string{
	ledger.Headline: "k-h", ledger.Standfirst: "k-s", ledger.Caption: "k-c", ledger.Heading: "k-h", ledger.Body: "k-b",
	ledger.Quotation: "k-q", ledger.Furniture: "k-f", ledger.Markup: "k-m", ledger.Blank: "k-n",
}

// lexer is a chroma.Lexer for one article: it knows the runs already.
type lexer struct {
	chroma.Lexer
	runs []ledger.Run
}

// Tokenise gives one token a run; s must be the text the runs are of.
func (l lexer) Tokenise(_ *chroma.TokeniseOptions, s string) (chroma.Iterator, error) {
	i := 0
	return func() chroma.Token {
		if i == len(l.runs) {
			return chroma.EOF
		}
		r := l.runs[i]
		i++
		at := r.Span()
		return chroma.Token{Type: tokenOf[r.Class()], Value: s[at.Start:at.End]}
	}, nil
}

// formatter is a chroma.Formatter that writes the ledger's lines.
type formatter struct{}

func (formatter) Format(w io.Writer, _ *chroma.Style, it chroma.Iterator) error {
	fmt.Fprint(w, `<pre class="ledger chroma" data-ledger><code>`)
	for i, line := range chroma.SplitTokensIntoLines(it.Tokens()) {
		n := i + 1
		fmt.Fprintf(w, `<span class="line" id="l%d"><a class="ln" data-apparatus href="#l%d">%d</a><span class="kinds" data-apparatus>%s</span><span class="cl">`, n, n, n, letters(line))
		for _, t := range line {
			words, broken := strings.CutSuffix(t.Value, "\n")
			if words != "" {
				if class := classOfToken[t.Type]; class == ledger.Blank { // white space around a line break
					fmt.Fprint(w, verbatim(words))
				} else {
					fmt.Fprintf(w, `<span class="%s">%s</span>`, ledgerClass[class], verbatim(words))
				}
			}
			if broken {
				fmt.Fprint(w, "<span class=\"k-n\">\n</span>")
			}
		}
		fmt.Fprint(w, "</span></span>")
	}
	_, err := fmt.Fprint(w, "</code></pre>")
	return err
}

// letters are those of a line's classes, each once, in order.
func letters(line []chroma.Token) string {
	out := ""
	for _, t := range line {
		l := site.Letters[classOfToken[t.Type]]
		if strings.TrimSpace(t.Value) != "" && classOfToken[t.Type] != ledger.Blank && !strings.Contains(out, l) {
			out += l
		}
	}
	return out
}

// ledger renders an article's ledger, for as long as no other page is rendered
// in the room.
func (to *room) ledger(a *dossier.Article) string {
	to.begin(roomFor(a.Text.Len()))
	it, err := lexer{runs: a.Ledger}.Tokenise(nil, a.Text.Slice(text.Span{End: a.Text.Len()}))
	if err == nil {
		err = formatter{}.Format(to, nil, it)
	}
	if err != nil {
		panic(err) // writing to memory does not fail
	}
	return to.lend()
}
