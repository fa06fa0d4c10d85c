// Package diag holds what the tool has to tell an author: where, what is
// wrong, and what to do about it. Diagnostics are values: stages return them,
// the command prints them once, in order.
package diag

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Severity says whether a diagnostic stops the build.
type Severity string

const (
	Error   Severity = "error"   // nothing is written
	Warning Severity = "warning" // the site is written; --strict makes it an error
)

// A Diagnostic is one message about one place in one file.
type Diagnostic struct {
	Path     string   `json:"path"`             // relative to the content folder, slashes
	Line     int      `json:"line,omitempty"`   // 1-based; 0 when the whole file is meant
	Col      int      `json:"column,omitempty"` // 1-based, in characters, byte order mark not counted
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`    // stable, kebab case: "mark-not-found"
	Message  string   `json:"message"` // what is wrong
	Hint     string   `json:"hint"`    // what to do
}

// String gives the line people and editors read:
//
//	articles/a.yaml:3:5: error[unknown-key]: unknown key "titel"; did you mean "title"?
func (d Diagnostic) String() string {
	s := fmt.Sprintf("%s:%d:%d: %s[%s]: %s", Visible(d.Path), max(d.Line, 1), max(d.Col, 1), d.Severity, d.Code, Visible(d.Message))
	if d.Hint != "" {
		s += "; " + Visible(d.Hint)
	}
	return s
}

// A List is what one run has to say.
type List []Diagnostic

// Errorf adds an error; the hint may be empty only where the message says it all.
func (l *List) Errorf(path string, line, col int, code, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{path, line, col, Error, code, fmt.Sprintf(format, args...), hint})
}

// Warnf adds a warning.
func (l *List) Warnf(path string, line, col int, code, hint, format string, args ...any) {
	*l = append(*l, Diagnostic{path, line, col, Warning, code, fmt.Sprintf(format, args...), hint})
}

// HasErrors reports whether the build must stop.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Strict returns the list with every warning made an error.
func (l List) Strict() List {
	out := slices.Clone(l)
	for i := range out {
		out[i].Severity = Error
	}
	return out
}

// Of returns the list for people, who call the content folder by this name: its
// own path in it, a dot, would not tell which one is meant.
func (l List) Of(folder string) List {
	out := slices.Clone(l)
	for i := range out {
		if out[i].Path == "." {
			out[i].Path = folder
		}
	}
	return out
}

// Sorted returns the list by path, place and code, the same on every run.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col),
			cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	return out
}

// Shown is how many diagnostics one run prints; the rest are counted.
const Shown = 100

// Print writes the sorted list, one a line, and a count of what was left out.
func (l List) Print(w io.Writer) {
	for _, line := range l.Lines() {
		fmt.Fprintln(w, line)
	}
}

// Lines are what Print writes.
func (l List) Lines() []string {
	var lines []string
	for i, d := range l.Sorted() {
		if i == Shown {
			return append(lines, fmt.Sprintf("… and %d more", len(l)-Shown))
		}
		lines = append(lines, d.String())
	}
	return lines
}

// PrintJSON writes the same list as one JSON array.
func (l List) PrintJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(append(List{}, l.Sorted()...))
}

// Visible makes control and direction characters harmless in a terminal:
// each is shown as its code point.
func Visible(s string) string {
	if strings.IndexFunc(s, hidden) < 0 {
		return s // mostly so, and nothing to copy
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02X`, s[i])
		case hidden(r) && r != utf8.RuneError:
			fmt.Fprintf(&b, "[U+%04X]", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden tells whether a character is, or may stand for, what Visible shows.
func hidden(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
}
