package serve

import (
	"bytes"
	_ "embed"
	"html/template"
)

// trouble is what stopped the last build, a message each; nil when nothing did.
type trouble []string

//go:embed message.html
var messageSource string

var messages = template.Must(template.New("message.html").Parse(messageSource))

// message is a page of the server's own.
func message(title, text string, list []string) []byte {
	var b bytes.Buffer
	fill(&b, "message", map[string]any{"Title": title, "Text": text, "List": list})
	return b.Bytes()
}

func missing(address string) []byte {
	return message("No such page", "The site has no "+address+".", nil)
}

// fragment is the part of a page that tells of trouble, "" for none.
func (t trouble) fragment() string {
	var b bytes.Buffer
	fill(&b, "trouble", t)
	return b.String()
}

// fill executes a template that is part of the program, with data that is too.
func fill(b *bytes.Buffer, name string, data any) {
	if err := messages.ExecuteTemplate(b, name, data); err != nil {
		panic(err)
	}
}
