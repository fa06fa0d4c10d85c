package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"dossier/generator/internal/pen"
)

// Sizes of files, in bytes, and how many of something one holds. A query loads
// the root, for each word or pair of words a directory and a term file, and for
// each place it shows a part.
const (
	termFile  = 8 << 10 // of terms and their postings
	inline    = 3 << 10 // of postings that stand beside their term
	blockFile = 8 << 10 // of those that do not
	partFile  = 8 << 10 // of paragraphs
	leaves    = 256     // term files a directory lists
	pieces    = 2048    // parts a table lists
	labels    = 512     // names of parts
	names     = 32      // agents
)

// mostKept is how many bytes are kept to write the next part in.
const mostKept = 1 << 20

// A Builder takes articles one by one. It keeps four bytes for each word of
// text, and all files but parts, which are two thirds of the index.
type Builder struct {
	Issues []Issue // titles, set before the first article

	write   func(File) error
	agents  int
	outlets map[string]int
	root    root
	files   []File
	corpus  corpus
	parts   []piece
	value   pen.Pen // of a part
	script  []byte  // the same as a file
}

// A piece is what tables tell of a part.
type piece struct {
	docs, outlet, day int
	goesOn            bool // with the article of the part before
	name              partName
}

// A partName is made of what is in a part, so that one an edit does not touch
// keeps its address. It has sixty bits: of a million parts two share a name in one
// archive of two million.
type partName [nameDigits]byte

const nameDigits = 12

func nameOf(value []byte) (n partName) {
	const digits = "0123456789abcdefghijklmnopqrstuv" // a disk may not know capitals
	sum := sha256.Sum256(value)
	bits := binary.BigEndian.Uint64(sum[:])
	for i := range n {
		n[i] = digits[bits>>(59-5*i)&31]
	}
	return n
}

// An Issue is what a paragraph can be evidence on.
type Issue struct {
	Title string
	found []int // documents
}

// root is the one file every query needs.
type root struct {
	Agents  int         `json:"agents"`  // documents 0 … Agents-1 are their pages
	Outlets []string    `json:"outlets"` // in order of first article
	Parts   string      `json:"parts"`   // documents of each table of parts
	Issues  [][2]string `json:"issues"`  // title, documents
	Terms   string      `json:"terms"`   // what divides the directories
	Leaves  int         `json:"leaves"`  // how many a file holds, see above
	Pieces  int         `json:"pieces"`
	Labels  int         `json:"labels"`
	Digits  int         `json:"digits"` // of the name of a part
	Names   int         `json:"names"`
}

// New begins an index with the names of people and organizations, which are
// its first documents. It makes room for about so many bytes of text. Parts are
// lent to write as they are made; with an error of it Article ends.
func New(agents []Agent, size int, write func(part File) error) *Builder {
	b := &Builder{write: write, agents: len(agents), outlets: map[string]int{}, corpus: newCorpus(size), root: root{Outlets: []string{}, Issues: [][2]string{}, Leaves: leaves, Pieces: pieces, Labels: labels, Digits: nameDigits, Names: names}}
	for i := 0; i < len(agents); i += names {
		var some [][2]string
		for _, g := range agents[i:min(i+names, len(agents))] {
			some = append(some, [2]string{g.Name, g.Href})
			b.corpus.add([]Stretch{{Words: g.Names}})
		}
		b.file(fmt.Sprint("n", i/names), some)
	}
	return b
}

// Article adds an article: its words to the index, its paragraphs to parts.
func (b *Builder) Article(a Article) error {
	begun, goesOn, size := 0, false, 0
	for i, para := range a.Paragraphs {
		doc := b.corpus.add(para.Stretches)
		for _, i := range para.Issues {
			b.Issues[i].found = append(b.Issues[i].found, doc)
		}
		for _, s := range para.Stretches {
			size += len(s.Words) + len(s.Statement) + 8
		}
		if size > partFile || i+1 == len(a.Paragraphs) {
			if err := b.part(a, a.Paragraphs[begun:i+1], goesOn); err != nil {
				return err
			}
			begun, goesOn, size = i+1, true, 0
		}
	}
	return nil
}

// part writes a run of an article's paragraphs, as shown in results: of each
// its id, its locator and its stretches, which are words, or a list of words,
// voice and statement.
func (b *Builder) part(a Article, paragraphs []Paragraph, goesOn bool) error {
	w := &b.value
	w.Reset()
	w.Open('{')
	w.Member("title", a.Title)
	w.Member("href", a.Href)
	w.Member("outlet", a.Outlet)
	w.Member("date", a.Date)
	w.Name("entries")
	w.Open('[')
	for _, para := range paragraphs {
		w.Open('[')
		w.String(para.ID)
		w.String(para.Locator)
		w.Open('[')
		for _, s := range para.Stretches {
			stretch(w, s)
		}
		w.Close(']')
		w.Close(']')
	}
	w.Close(']')
	w.Close('}')
	outlet := 0
	if a.Outlet != "" {
		if outlet = b.outlets[a.Outlet]; outlet == 0 {
			b.root.Outlets = append(b.root.Outlets, a.Outlet)
			outlet = len(b.root.Outlets)
			b.outlets[a.Outlet] = outlet
		}
	}
	p := piece{len(paragraphs), outlet, (a.Year*13+a.Month)*32 + a.Day, goesOn, nameOf(w.Bytes())}
	b.parts = append(b.parts, p)
	name := "p" + string(p.name[:])
	b.script = appendScript(b.script[:0], name, "", w.Bytes(), "")
	err := b.write(File{PartFolder + name + ".js", b.script})
	if len(w.Bytes()) > mostKept {
		*w, b.script = pen.Pen{}, nil
	}
	return err
}

func stretch(w *pen.Pen, s Stretch) {
	if !s.Voice.Quoted {
		w.String(s.Words)
		return
	}
	w.Open('[')
	w.String(s.Words)
	w.Int(int(s.Voice.code()))
	w.String(s.Statement)
	w.Close(']')
}

// tables writes what is to be known of all parts that hold something found:
// in files, as numbers, of each part twice its documents, plus one when it goes
// on with the article of the part before. When it does not, outlet and day
// follow as one number, as most articles are of the day of the one before: the
// day's difference to it, as signed numbers are written, times the outlets and
// one, plus the outlet (0 unknown, else 1 + its place in the list). It returns
// how many documents each file tells of.
func (b *Builder) tables() string {
	var docs []byte
	n := 0
	for some := range slices.Chunk(b.parts, pieces) {
		var out []byte
		total, day := 0, 0
		for i, p := range some {
			total += p.docs
			if p.goesOn && i > 0 {
				out = appendNumber(out, 2*p.docs+1)
				continue
			}
			out = appendNumber(out, 2*p.docs)
			out = appendNumber(out, signed(p.day-day)*(len(b.root.Outlets)+1)+p.outlet)
			day = p.day
		}
		b.file(fmt.Sprint("q", n), string(out))
		n++
		docs = appendNumber(docs, total)
	}
	return string(docs)
}

// labels writes the names of parts, in files.
func (b *Builder) labels() {
	n := 0
	for some := range slices.Chunk(b.parts, labels) {
		var names []byte
		for _, p := range some {
			names = append(names, p.name[:]...)
		}
		b.file(fmt.Sprint("m", n), string(names))
		n++
	}
}

// Files ends the index. Version names what is in the files, for the folder they
// stand in; parts stand in a folder of their own.
func (b *Builder) Files() (files []File, version string) {
	w := termWriter{file: func(name string, data []byte) {
		b.files = append(b.files, File{name + ".js", appendScript(nil, name, `"`, data, `"`)})
	}}
	b.corpus.terms(&w)
	w.end()
	b.labels()
	b.root.Agents, b.root.Parts, b.root.Terms = b.agents, b.tables(), string(w.firsts.data)
	for _, i := range b.Issues {
		var docs []byte
		last := 0
		for _, d := range i.found {
			docs = appendNumber(docs, d-last)
			last = d
		}
		b.root.Issues = append(b.root.Issues, [2]string{i.Title, string(docs)})
	}
	b.file("root", b.root)
	sum := sha256.New()
	for _, f := range b.files {
		_, _ = sum.Write(f.Data) // a hash takes everything
	}
	return b.files, hex.EncodeToString(sum.Sum(nil)[:4])
}

func (b *Builder) file(name string, value any) {
	var data bytes.Buffer
	e := json.NewEncoder(&data)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // strings and numbers can be written
	}
	b.files = append(b.files, File{name + ".js", appendScript(nil, name, "", bytes.TrimSuffix(data.Bytes(), []byte("\n")), "")})
}

// appendScript writes a file that hands its value to the function the search
// page has, between what stands before and behind it.
func appendScript(to []byte, name, before string, value []byte, behind string) []byte {
	to = slices.Grow(to, len(before)+len(value)+len(behind)+len(name)+len(`dossier.shard("",);`)+1)
	to = append(append(append(to, `dossier.shard("`...), name...), `",`...)
	return append(append(append(append(to, before...), value...), behind...), ");\n"...)
}
