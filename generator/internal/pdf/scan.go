package pdf

import (
	"encoding/hex"
	"strconv"
	"strings"
)

// A scanner reads values of a PDF (ISO 32000-1, 7.3): a dictionary as
// map[string]any, an array as []any, a reference as ref, a name as string, a
// number as float64. Strings and what else there is are nil: nobody asks here.
type scanner struct {
	data []byte
	at   int
}

// special are the bytes that end a word.
const special = "()<>[]{}/% \t\r\n\f\x00"

func (s *scanner) peek() byte {
	for s.at < len(s.data) {
		switch c := s.data[s.at]; c {
		case ' ', '\t', '\r', '\n', '\f', 0:
			s.at++
		default:
			return c
		}
	}
	return 0
}

func (s *scanner) word() string {
	from := s.at
	for s.at < len(s.data) && !strings.ContainsRune(special, rune(s.data[s.at])) {
		s.at++
	}
	return string(s.data[from:s.at])
}

func (s *scanner) skips(sign string) bool {
	if s.peek(); strings.HasPrefix(string(s.data[s.at:min(s.at+len(sign), len(s.data))]), sign) {
		s.at += len(sign)
		return true
	}
	return false
}

func (s *scanner) value(depth int) any {
	if depth > deepest {
		s.at = len(s.data)
		return nil
	}
	switch c := s.peek(); {
	case c == '/':
		s.at++
		return unescape(s.word())
	case s.skips("<<"):
		d := map[string]any{}
		for s.peek() == '/' {
			key, _ := s.value(depth + 1).(string)
			d[key] = s.value(depth + 1)
		}
		s.skips(">>")
		return d
	case s.skips("["):
		list := []any{}
		for s.at < len(s.data) && !s.skips("]") {
			list = append(list, s.value(depth+1))
		}
		return list
	case c == '(':
		s.text()
		return nil
	case c == '<':
		for s.at < len(s.data) && s.data[s.at] != '>' {
			s.at++
		}
		s.at++
		return nil
	}
	return s.plain()
}

// plain is a number, a reference, or a word.
func (s *scanner) plain() any {
	w := s.word()
	if w == "" {
		s.at++ // a stray sign
		return nil
	}
	n, err := strconv.ParseFloat(w, 64)
	if err != nil {
		return nil
	}
	after := s.at
	if s.peek(); s.word() != "" && s.peek() == 'R' && s.word() == "R" {
		return ref(int(n))
	}
	s.at = after
	return n
}

// text passes over a string: parentheses in it are in pairs or escaped.
func (s *scanner) text() {
	open := 0
	for ; s.at < len(s.data); s.at++ {
		switch s.data[s.at] {
		case '\\':
			s.at++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				s.at++
				return
			}
		}
	}
}

// unescape reads #20 in a name as the byte it stands for.
func unescape(name string) string {
	head, rest, found := strings.Cut(name, "#")
	if !found || len(rest) < 2 {
		return name
	}
	b, err := hex.DecodeString(rest[:2])
	if err != nil {
		return head + "#" + unescape(rest)
	}
	return head + string(b) + unescape(rest[2:])
}
