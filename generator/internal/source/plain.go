package source

import (
	"strings"

	"dossier/generator/internal/diag"
)

// Plain reads a file an author wrote: UTF-8, with or without a byte order
// mark, any line breaks, which become LF. What is not UTF-8, and NUL, are
// errors with their place.
func Plain(name string, raw []byte) (string, diag.List) {
	r := &reader{path: name}
	raw = []byte(strings.TrimPrefix(string(raw), markUTF8))
	clean, _, _ := r.utf8(raw, 0)
	return clean, r.list
}
