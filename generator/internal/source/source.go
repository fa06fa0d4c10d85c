// Package source reads one article as received: bytes into one clean text, the
// way back from each clean byte to the byte on disk, and, for Markdown, which
// of its characters are syntax. It never changes a word.
//
//	article.txt  raw bytes → text (never parsed as Markdown)
//	article.md   raw bytes → text, front matter, markup, blocks
//
// What may stand in a file, and what is said about what may not, is told case by
// case in testdata/read.txtar.
package source

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"unicode"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/text"
)

// Limits, in bytes. A news article has less than 100 KB and a novel less than
// 1 MiB; a text as long as that, of nothing but quotations, each of which gets a
// page, is still a site within ten seconds.
const (
	DefaultLimit    = 1 << 20  // of a file on disk
	DefaultMarkdown = 64 << 10 // of a Markdown body: parsing is quadratic at worst
)

// Options change how a file is read. The zero value is what most files need.
type Options struct {
	Encoding string // declared for the file ("windows-1252"); "" reads UTF-8 or what a byte order mark says
	Declared Place  // where Encoding is written, for messages; zero is the file itself
	Limit    int    // bytes on disk; 0 means DefaultLimit
	Markdown int    // bytes of a Markdown body; 0 means DefaultMarkdown
}

// A Place is a line and column, from 1, of a file.
type Place struct {
	Path      string
	Line, Col int
}

// An Article is one file, read. It never changes.
type Article struct {
	ID          string       // file name without its ending
	Path        string       // as given to Read
	SHA256      string       // of the bytes on disk, in hex
	Encoding    string       // for people: "UTF-8", "UTF-8 with BOM", "UTF-16LE with BOM", "windows-1252"
	Text        *text.Text   // clean text; markup known when Markdown
	Offsets     Offsets      // from clean bytes to bytes on disk
	Markdown    bool         // the file is an .md
	FrontMatter text.Span    // the YAML between its fences, without them; zero when there is none
	Blocks      []anno.Block // of Markdown; nil for plain text
	BlocksBy    []anno.By    // each by its line
}

// Read reads the file at name, whose bytes are raw. It returns nil when the
// diagnostics hold an error. The name is only looked at for its ending and for
// messages; whether it can be an address is package slug's to say.
func Read(name string, raw []byte, o Options) (*Article, diag.List) {
	r := &reader{path: name, o: o}
	if !r.checkBytes(raw) {
		return nil, r.list
	}
	clean, offsets, encoding, ok := r.decode(raw)
	if !ok {
		return nil, r.list
	}
	sum := sha256.Sum256(raw)
	ext := path.Ext(name)
	a := &Article{
		ID:       strings.TrimSuffix(path.Base(name), ext),
		Path:     name,
		SHA256:   hex.EncodeToString(sum[:]),
		Encoding: encoding,
		Offsets:  offsets,
		Markdown: ext == ".md",
	}
	if a.Markdown {
		r.markdown(a, clean)
	} else {
		a.Text = text.New(clean)
	}
	if r.list.HasErrors() {
		return nil, r.list
	}
	if isBlank(a.Text.Masked()) {
		r.errorf(1, 1, "empty", "put the article's text there, or remove the file", "the article has no text")
		return nil, r.list
	}
	r.warn(a)
	return a, r.list
}

// reader holds what one Read needs.
type reader struct {
	path string
	o    Options
	list diag.List
}

func (r *reader) errorf(line, col int, code, hint, format string, args ...any) {
	r.list.Errorf(r.path, line, col, code, hint, format, args...)
}

// isBlank reports whether s holds nothing to read: white space, format
// characters and fillers only (B18).
func isBlank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) {
			return false
		}
	}
	return true
}
