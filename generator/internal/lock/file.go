package lock

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/diag"
	"dossier/generator/internal/slug"
)

// The file is lines of tab-separated fields, each about one thing and standing
// by what it belongs to, so that a difference between two versions reads as
// what happened. A line that begins with a number is a statement's, as in the
// first version of the file; another begins with a word that says what it is.
const header = `# What outlives a build: numbers and addresses of statements, where they stood, where marks found their words. Written by dossier; commit it.
# edition	date of the newest correction
# article	name	sha256 of its text
# mark	article	selector	line:column	words around	words
# number	slug	speaker	articles	words
# witness (was: of a retired statement)	number	article	version of its text (=: the one above)	place	words (=: the statement’s)
# change	correction that explains it (-: none yet)	what	page	from
`

// highest is the largest number a statement may have: more only damage brings.
const highest = 1_000_000_000

// Parse reads a lock file of this version or an earlier one.
func Parse(path string, src []byte) (Lock, diag.List) {
	p := &parser{path: path, seen: map[string]int{}, entries: map[int]int{}, articles: map[string]int{}}
	for i, line := range strings.Split(strings.ReplaceAll(string(src), "\r\n", "\n"), "\n") {
		if p.line = i + 1; line != "" && !strings.HasPrefix(line, "#") {
			p.read(line)
		}
	}
	for i := range p.lock.Entries {
		e := &p.lock.Entries[i]
		e.Retired = e.Retired || len(e.Witnesses) == 0
	}
	slices.SortStableFunc(p.lock.Entries, func(a, b Entry) int { return a.Number - b.Number })
	slices.SortStableFunc(p.lock.Articles, func(a, b Article) int { return strings.Compare(a.ID, b.ID) })
	return p.lock, p.ds
}

type parser struct {
	path     string
	line     int
	lock     Lock
	ds       diag.List
	seen     map[string]int // line on which something stands that may stand once
	entries  map[int]int    // number → index
	articles map[string]int // id → index
}

func (p *parser) errorf(code, hint, format string, args ...any) {
	p.ds.Errorf(p.path, p.line, 1, code, hint, format, args...)
}

// A form is a kind of line: its fields, and what reads them once their count
// is right. It returns false when a field cannot be.
type form struct {
	fields string
	read   func(p *parser, f []string) bool
}

var forms = map[string]form{
	"edition": {"edition, date", (*parser).edition},
	"article": {"article, name, sha256", (*parser).article},
	"mark":    {"mark, article, selector, line:column, words around, words", (*parser).mark},
	"witness": {"witness, number, article, text, place, words", (*parser).witness},
	"was":     {"was, number, article, text, place, words", (*parser).witness},
	"change":  {"change, correction, what, page, from", (*parser).change},
	"":        {"number, slug, speaker, articles, words", (*parser).statement},
}

func (p *parser) read(line string) {
	for _, sign := range []string{"<<<<<<<", "=======", ">>>>>>>"} {
		if strings.HasPrefix(line, sign) {
			p.errorf("lock-merge", "keep the lines of both sides, each number once, remove this one, and build again", "a merge was not finished here")
			return
		}
	}
	f := strings.Split(line, "\t")
	kind, known := forms[f[0]]
	if !known || f[0] == "" {
		kind = forms[""]
	}
	if len(f) != strings.Count(kind.fields, ",")+1 || !utf8.ValidString(line) || !kind.read(p, f) {
		p.errorf("lock-syntax", "restore the file from version control; it is not edited by hand",
			"not a line of %s fields: %s", []string{2: "two", 3: "three", 5: "five", 6: "six"}[strings.Count(kind.fields, ",")+1], kind.fields)
	}
}

// once reports what may stand once and stands again.
func (p *parser) once(what string) bool {
	if p.seen[what] > 0 {
		code := "lock-twice"
		if strings.HasPrefix(what, "statement") {
			code = "lock-number-twice"
		}
		p.errorf(code, "after a merge, keep one of the two lines and build again", "%s stands on line %d already", what, p.seen[what])
		return false
	}
	p.seen[what] = p.line
	return true
}

func (p *parser) edition(f []string) bool {
	if f[1] != "" && p.once("the newest correction") {
		p.lock.Edition = f[1]
	}
	return f[1] != ""
}

var (
	digits      = regexp.MustCompile(`^[0-9a-f]{64}$`)
	versionForm = regexp.MustCompile(`^[0-9a-f]{12}$`)
	fingerprint = regexp.MustCompile(`^[0-9a-f]{8}$`)
)

func (p *parser) article(f []string) bool {
	if f[1] == "" || !digits.MatchString(f[2]) {
		return false
	}
	if p.once("article " + f[1]) {
		p.articles[f[1]] = len(p.lock.Articles)
		p.lock.Articles = append(p.lock.Articles, Article{ID: f[1], SHA256: f[2]})
	}
	return true
}

func (p *parser) mark(f []string) bool {
	at, known := p.articles[f[1]]
	line, col, _ := strings.Cut(f[3], ":")
	l, err := strconv.Atoi(line)
	c, err2 := strconv.Atoi(col)
	if !known || err != nil || err2 != nil || c < 1 || !fingerprint.MatchString(f[2]) || !fingerprint.MatchString(f[4]) {
		return false
	}
	if p.once("mark " + f[2] + " of " + f[1]) {
		a := &p.lock.Articles[at]
		a.Anchors = append(a.Anchors, Anchor{f[2], l, c, f[4], f[5]})
	}
	return true
}

func (p *parser) statement(f []string) bool {
	n, err := strconv.Atoi(f[0])
	if err != nil || n < 1 || n > highest || f[1] == "" || f[1] != slug.Make(f[1]) {
		return false
	}
	if p.once(fmt.Sprintf("statement %d", n)) {
		p.entries[n] = len(p.lock.Entries)
		articles := strings.FieldsFunc(f[3], func(r rune) bool { return r == ',' })
		p.lock.Entries = append(p.lock.Entries, Entry{Number: n, Slug: f[1], Speaker: f[2], Articles: articles, Words: f[4]})
	}
	return true
}

func (p *parser) witness(f []string) bool {
	n, err := strconv.Atoi(f[1])
	at, known := p.entries[n]
	if err != nil || !known || f[2] == "" || flat(f[5]) == "" {
		return false
	}
	e := &p.lock.Entries[at]
	if a, known := p.articles[f[2]]; known && f[3] == "=" {
		f[3] = Version(p.lock.Articles[a].SHA256)
	}
	if !versionForm.MatchString(f[3]) {
		return false
	}
	if f[5] == "=" {
		f[5] = e.Words
	}
	e.Retired = e.Retired || f[0] == "was"
	e.Witnesses = append(e.Witnesses, Witness{f[2], f[3], f[4], f[5]})
	return true
}

func (p *parser) change(f []string) bool {
	c := Change{Kind: Kind(f[2])}
	if f[1] != "-" {
		c.Edition = f[1]
	}
	if c.Kind != New {
		c.From = f[4]
	}
	folder, name, _ := strings.Cut(f[3], "/")
	number, err := strconv.Atoi(name)
	switch {
	case folder == "articles" && name != "":
		c.Page.Article = name
	case folder == "quotes" && err == nil && number > 0:
		c.Page.Number = number
	default:
		return false
	}
	if f[1] == "" || flat(f[4]) == "" || !slices.Contains([]Kind{New, Changed, Gone}, c.Kind) {
		return false
	}
	if p.once("the change of " + f[3] + " under " + f[1]) {
		p.lock.Changes = append(p.lock.Changes, c)
	}
	return true
}

// Format is the lock file.
func (l Lock) Format() []byte {
	var b bytes.Buffer
	_ = l.Write(&b) // which does not fail
	return b.Bytes()
}

// Write writes the lock file: articles with their marks, statements with their
// witnesses, changes.
func (l Lock) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	b.WriteString(header)
	line := func(fields ...string) {
		for i, f := range fields {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(f)
		}
		b.WriteByte('\n')
	}
	if l.Edition != "" {
		line("edition", l.Edition)
	}
	current := map[string]string{}
	for _, a := range l.Articles {
		current[a.ID] = Version(a.SHA256)
		line("article", a.ID, a.SHA256)
		for _, m := range a.Anchors {
			line("mark", a.ID, m.Selector, fmt.Sprintf("%d:%d", m.Line, m.Col), m.Beside, flat(m.Words))
		}
	}
	for _, e := range l.Entries {
		number, whole := strconv.Itoa(e.Number), flat(e.Words)
		line(number, e.Slug, e.Speaker, strings.Join(e.Articles, ","), whole)
		kind := "witness"
		if e.Retired {
			kind = "was"
		}
		for _, w := range e.Witnesses {
			text, words := w.Text, "="
			if text == current[w.Article] && !e.Retired {
				text = "="
			}
			if w.Words != e.Words {
				if words = flat(w.Words); words == whole {
					words = "="
				}
			}
			line(kind, number, w.Article, text, w.Place, words)
		}
	}
	for _, c := range l.Changes {
		edition, from := c.Edition, flat(c.From)
		if edition == "" {
			edition = "-"
		}
		if c.Kind == New {
			from = "-"
		}
		line("change", edition, string(c.Kind), c.Page.String(), from)
	}
	return b.Flush()
}

// flat makes words one field of one line.
func flat(words string) string {
	if isFlat(words) {
		return words
	}
	return strings.Join(strings.Fields(words), " ")
}

// isFlat tells whether single spaces are all the white space there is, between
// words, as is mostly so.
func isFlat(words string) bool {
	space := true // before the first word
	for i := 0; i < len(words); i++ {
		switch c := words[i]; {
		case c > ' ' && c < utf8.RuneSelf:
			space = false
		case c == ' ' && !space:
			space = true
		case c < utf8.RuneSelf:
			return false
		default:
			r, n := utf8.DecodeRuneInString(words[i:])
			if unicode.IsSpace(r) {
				return false
			}
			i += n - 1
			space = false
		}
	}
	return !space || words == ""
}
