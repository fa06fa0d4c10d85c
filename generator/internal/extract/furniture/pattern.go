package furniture

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is made when a line first asks it:
// the words most texts open with leave nothing to ask of most.
type pattern func() *regexp.Regexp

func compile(expr string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

func (p pattern) MatchString(s string) bool            { return p().MatchString(s) }
func (p pattern) FindString(s string) string           { return p().FindString(s) }
func (p pattern) FindStringIndex(s string) []int       { return p().FindStringIndex(s) }
func (p pattern) FindStringSubmatch(s string) []string { return p().FindStringSubmatch(s) }
