package conf

import (
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

var (
	posType  = reflect.TypeFor[Pos]()
	textType = reflect.TypeFor[Text]()
	dateType = reflect.TypeFor[Date]()
)

// value stores node n in v, whose type says what is expected. key is the key
// it stands under, for messages; "" at the top and in lists without a name.
func (d *decoder) value(n *yaml.Node, v reflect.Value, key string) {
	switch {
	case v.Kind() == reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		d.value(n, p.Elem(), key)
		v.Set(p)
	case v.Type() == textType:
		if s, ok := d.text(n, key); ok {
			v.Set(reflect.ValueOf(Text{s, n.Line + d.lineOffset, n.Column}))
		}
	case v.Type() == dateType:
		d.date(n, v, key)
	case v.Kind() == reflect.Struct:
		d.structure(n, v, key)
	case v.Kind() == reflect.Slice:
		d.slice(n, v, key)
	case v.Kind() == reflect.Map:
		d.mapping(n, v, key)
	default:
		d.scalar(n, v, key)
	}
}

// what names a value for a message: `"title"`, or "the entry".
func what(key string) string {
	if key == "" {
		return "this entry"
	}
	return strconv.Quote(key)
}

// shape names what a node is.
func shape(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "a mapping"
	case isNull(n):
		return "empty"
	}
	return "a text"
}

// isNull reports whether a scalar stands for no value.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null" && n.Style == 0
}

// text returns a scalar as written.
func (d *decoder) text(n *yaml.Node, key string) (string, bool) {
	switch {
	case n.Kind != yaml.ScalarNode:
		d.errorAt(n, "text-expected", "write one text", "%s must be a text; this is %s", what(key), shape(n))
	case isNull(n) && n.Value != "":
		d.errorAt(n, "empty-value", "quote it if the word is meant, or remove the key", "%s is %s, which stands for no value", what(key), n.Value)
	case isNull(n):
		d.errorAt(n, "empty-value", "write a text, or remove the key", "%s has no value", what(key))
	default:
		return d.harmless(n, key)
	}
	return "", false
}

// harmless returns a text without the characters that nobody sees: those that
// reorder what stands beside them and those without width or meaning, which an
// escape such as \u202E can bring in. A text of which a
// reader sees nothing is an error, and so are control characters.
func (d *decoder) harmless(n *yaml.Node, key string) (string, bool) {
	s := strings.Map(func(r rune) rune {
		if reorders(r) || invisible(r) {
			return -1
		}
		return r
	}, n.Value)
	control := strings.IndexFunc(s, func(r rune) bool { return r != '\n' && r != '\t' && (r < ' ' || r >= 0x7F && r < 0xA0) })
	switch {
	case control >= 0:
		r, _ := utf8.DecodeRuneInString(s[control:])
		d.errorAt(n, "control-character", "remove it", "%s holds the character U+%04X", what(key), r)
		return "", false
	case n.Value != "" && !strings.ContainsFunc(s, seen):
		d.errorAt(n, "blank-value", "write a text, or remove the key", "%s holds nothing to read", what(key))
		return "", false
	case strings.ContainsFunc(n.Value, invisible):
		d.list.Warnf(d.path, n.Line+d.lineOffset, n.Column, "invisible-character", "remove it", "%s holds a character without width that nobody sees; it is left out", what(key))
	case s != n.Value:
		d.list.Warnf(d.path, n.Line+d.lineOffset, n.Column, "direction-control", "remove it", "%s holds a character that reorders the text around it; it is left out", what(key))
	}
	return s, true
}

// invisible reports whether a character has no width and joins or parts no
// letters, as U+200C and U+200D do in many scripts.
func invisible(r rune) bool { return r == 0x200B || r == 0x2060 || r == 0xFEFF }

func reorders(r rune) bool { return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 }

// seen reports whether a reader sees a character: it is not white space, a
// format character or a filler.
func seen(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point)
}

func (d *decoder) structure(n *yaml.Node, v reflect.Value, key string) {
	fields := map[string]reflect.Value{}
	var names []string
	d.fields(n, v, func(name string, f reflect.Value) {
		fields[name] = f
		names = append(names, name)
	})
	if n.Kind != yaml.MappingNode {
		d.errorAt(n, "mapping-expected", "write keys and values: "+list(names), "%s must be a mapping; this is %s", what(key), shape(n))
		return
	}
	for i := 0; i < len(n.Content); i += 2 {
		k := n.Content[i]
		if f, ok := fields[k.Value]; ok {
			d.value(n.Content[i+1], f, k.Value)
			continue
		}
		hint := "the keys here are " + list(names)
		if near := Nearest(k.Value, names); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		d.errorAt(k, "unknown-key", hint, "unknown key %q", k.Value)
	}
}

// fields calls each with every tagged field of v, and sets its Pos.
func (d *decoder) fields(n *yaml.Node, v reflect.Value, each func(name string, f reflect.Value)) {
	for i := range v.NumField() {
		f, name := v.Type().Field(i), v.Type().Field(i).Tag.Get("yaml")
		switch {
		case f.Type == posType:
			v.Field(i).Set(reflect.ValueOf(Pos{n.Line + d.lineOffset, n.Column}))
		case f.Anonymous && name == "" && f.Type.Kind() == reflect.Struct:
			d.fields(n, v.Field(i), each)
		case name != "" && name != "-":
			each(name, v.Field(i))
		}
	}
}

func list(names []string) string { return strings.Join(names, ", ") }

func (d *decoder) slice(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.SequenceNode {
		d.errorAt(n, "list-expected", "write a list: one entry a line, each after a hyphen, or [a, b]", "%s must be a list; this is %s", what(key), shape(n))
		return
	}
	out := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, c := range n.Content {
		d.value(c, out.Index(i), key)
	}
	v.Set(out)
}

func (d *decoder) mapping(n *yaml.Node, v reflect.Value, key string) {
	if n.Kind != yaml.MappingNode {
		d.errorAt(n, "mapping-expected", "write one key: value a line", "%s must be a mapping; this is %s", what(key), shape(n))
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	for i := 0; i < len(n.Content); i += 2 {
		e := reflect.New(v.Type().Elem()).Elem()
		d.value(n.Content[i+1], e, n.Content[i].Value)
		out.SetMapIndex(reflect.ValueOf(n.Content[i].Value).Convert(v.Type().Key()), e)
	}
	v.Set(out)
}

var (
	intForm   = regexp.MustCompile(`^[-+]?(?:0|[1-9][0-9]*)$`)
	floatForm = regexp.MustCompile(`^[-+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$`)
)

// scalar stores a text, a number or a truth value.
func (d *decoder) scalar(n *yaml.Node, v reflect.Value, key string) {
	s, ok := d.text(n, key)
	if !ok {
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(s)
	case reflect.Bool:
		if n.Style != 0 || s != "true" && s != "false" {
			d.errorAt(n, "bad-bool", "write true or false, without quotation marks", "%s must be true or false; this is %q", what(key), s)
			return
		}
		v.SetBool(s == "true")
	case reflect.Int, reflect.Int64:
		i, err := strconv.ParseInt(s, 10, v.Type().Bits())
		if err != nil || n.Style != 0 || !intForm.MatchString(s) {
			d.errorAt(n, "bad-number", "write digits alone: no quotation marks, no 0 in front", "%s must be a whole number; this is %q", what(key), s)
			return
		}
		v.SetInt(i)
	case reflect.Float64:
		f, err := strconv.ParseFloat(s, 64)
		if err != nil || n.Style != 0 || math.IsInf(f, 0) || !floatForm.MatchString(s) {
			d.errorAt(n, "bad-number", "write a number such as 0.5, without quotation marks", "%s must be a number; this is %q", what(key), s)
			return
		}
		v.SetFloat(f)
	default:
		panic("conf: no rule for fields of type " + v.Type().String())
	}
}

// Nearest returns the name at most two edits away from s, the nearest first,
// or "". A word of four letters or less may differ by one.
func Nearest(s string, names []string) string {
	best, least := "", 3
	if len(s) <= 4 {
		least = 2
	}
	for _, name := range names {
		if n := edits(strings.ToLower(s), name); n < least {
			best, least = name, n
		}
	}
	return best
}

// edits is the number of letters to insert, remove, replace or swap with their
// neighbour to turn a into b (optimal string alignment), for short words.
func edits(a, b string) int {
	if len(a) > len(b)+2 || len(b) > len(a)+2 {
		return 3
	}
	before, last := []int(nil), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row := make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
