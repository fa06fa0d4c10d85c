package conf

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// syntax reports what the YAML reader refused, in words and at the place an
// author has to change.
func (d *decoder) syntax(s string, err error) {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		d.errorf(1, 1, "syntax", "check the file", "the file is not valid YAML: %v", err)
		return
	}
	line, col := max(e.Mark.Line, 1), max(e.Mark.Column, 1)
	if l, c, ok := openQuote(lines(s), line); ok {
		d.errorf(l, c, "unclosed-quote", "close it, or remove it", "the quotation mark that opens here is not closed")
		return
	}
	if c, ok := textAfterQuote(lines(s), line); ok {
		d.errorf(line, c, "text-after-quote", "put the whole text between single quotation marks, each ' in it doubled", "text goes on after the quotation mark that closed it")
		return
	}
	open := e.ContextMark
	switch {
	case charAt(s, line, col) == '\t':
		d.errorf(line, col, "tab", "indent with spaces", "a tab stands where only spaces may")
	case strings.Contains(e.Message, "mapping values are not allowed"):
		d.errorf(line, col, "unquoted-colon", "quote it: put the whole text between quotation marks, or indent the line if it is a key of its own", "a colon and a space stand inside an unquoted text")
	case strings.Contains(e.Message, "cannot start any token"):
		d.errorf(line, col, "unquoted-character", "quote it: put the whole text between quotation marks", "an unquoted text cannot begin with %q", charAt(s, line, col))
	case strings.Contains(e.Message, "max depth"):
		d.errorf(line, col, "too-deep", "write it flatter", "lists and mappings stand more than %d deep", MaxDepth)
	case strings.Contains(e.Message, "escape"):
		d.errorf(line, col, "escape", "put the text between single quotation marks, or write \\\\ for a backslash", "a backslash between double quotation marks stands before a character it cannot escape")
	case strings.Contains(e.ContextMsg, "flow"):
		d.errorf(max(open.Line, 1), max(open.Column, 1), "unclosed-bracket", "close it, or put a comma between the entries", "the bracket that opens here is not closed where line %d goes on", line+d.lineOffset)
	case strings.Contains(e.Message, "unknown anchor"):
		d.errorf(line, col, "alias", "write the value out, or quote it if the star belongs to the text", "aliases are not read here")
	default:
		d.errorf(line, col, "syntax", "check the indentation and the quotation marks here", "this is not valid YAML: %s", e.Message)
	}
}

// charAt returns the character at a line and column, or 0.
func charAt(s string, line, col int) rune {
	ls := lines(s)
	if line > len(ls) {
		return 0
	}
	rs := []rune(ls[line-1])
	if col > len(rs) {
		return 0
	}
	return rs[col-1]
}

// openQuote returns the place of a quotation mark that opens a value and is
// closed only on the line where reading failed or later, or never. (The reader
// itself notices an unclosed quote only at the next one.)
func openQuote(ls []string, failed int) (line, col int, ok bool) {
	all, start := strings.Join(ls, "\n"), 0
	for i := 0; i < len(ls) && i < failed; i++ {
		l := ls[i]
		if at := valueQuote(l); at >= 0 {
			closed := closeQuote(all, start+at)
			over := strings.Count(all[start+at:max(closed, start+at)], "\n") // lines it goes on for
			if closed < 0 || over > 0 && i+1+over >= failed {
				return i + 1, utf8.RuneCountInString(l[:at]) + 1, true
			}
			for range over {
				start += len(ls[i]) + 1
				i++
			}
		}
		start += len(ls[i]) + 1
	}
	return 0, 0, false
}

// textAfterQuote returns the column where a line goes on after the quotation
// mark that closes its value: title: "No," he said.
func textAfterQuote(ls []string, line int) (col int, ok bool) {
	if line > len(ls) {
		return 0, false
	}
	l := ls[line-1]
	at := valueQuote(l)
	if at < 0 {
		return 0, false
	}
	closed := closeQuote(l, at)
	if closed < 0 {
		return 0, false
	}
	rest := strings.TrimLeft(l[closed+1:], " ")
	if rest == "" || strings.ContainsAny(rest[:1], "#:,]}") {
		return 0, false
	}
	return utf8.RuneCountInString(l[:len(l)-len(rest)]) + 1, true
}

// valueQuote returns the byte offset of a quotation mark that opens the value
// of a line ("key: “…", "- '…"), or -1.
func valueQuote(line string) int {
	at := 0
	for {
		rest := line[at:]
		at += len(rest) - len(strings.TrimLeft(rest, " "))
		if r, ok := strings.CutPrefix(line[at:], "- "); ok {
			at = len(line) - len(r)
			continue
		}
		break
	}
	if key, _, ok := strings.Cut(line[at:], ": "); ok && !strings.ContainsAny(key, "\"'#") {
		at += len(key) + 2
		at += len(line[at:]) - len(strings.TrimLeft(line[at:], " "))
	}
	if at < len(line) && (line[at] == '"' || line[at] == '\'') {
		return at
	}
	return -1
}

// closeQuote returns the offset of the mark that closes the quotation mark at
// byte at of s, or -1.
func closeQuote(s string, at int) int {
	for i := at + 1; i < len(s); i++ {
		switch {
		case s[at] == '"' && s[i] == '\\':
			i++
		case s[i] != s[at]:
		case s[at] == '\'' && strings.HasPrefix(s[i+1:], "'"):
			i++
		default:
			return i
		}
	}
	return -1
}

// secondDocument reports a document after the first; err is what reading it
// gave, nil when it could be read.
func (d *decoder) secondDocument(s string, err error) {
	content := false
	for i, l := range lines(s) {
		marker := l == "---" || strings.HasPrefix(l, "--- ") || strings.HasPrefix(l, "---\t")
		if marker && content {
			d.errorf(i+1, 1, "second-document", "keep one document in the file; remove the line of hyphens", "a second document begins here")
			return
		}
		content = content || marker || strings.TrimSpace(l) != "" && !strings.HasPrefix(strings.TrimSpace(l), "#")
	}
	if err != nil {
		d.syntax(s, err)
		return
	}
	d.errorf(1, 1, "second-document", "keep one document in the file", "the file holds more than one document")
}
