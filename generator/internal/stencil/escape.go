package stencil

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
)

// The names html/template gives its escapers in a tree. Where a release of Go
// has others, nothing is known and html/template makes the pages.
const (
	html   = "_html_template_htmlescaper"
	attr   = "_html_template_attrescaper"
	rcdata = "_html_template_rcdataescaper"
	filter = "_html_template_urlfilter"
	norm   = "_html_template_urlnormalizer"
	query  = "_html_template_urlescaper"
	jsval  = "_html_template_jsvalescaper"
)

var escapers = map[string]bool{html: true, attr: true, rcdata: true, filter: true, norm: true, query: true, jsval: true}

// escaping is how a value is printed in its place.
func escaping(cmds []*parse.CommandNode) func(*bytes.Buffer, reflect.Value) {
	var names []string
	for _, cmd := range cmds {
		names = append(names, name(cmd))
	}
	switch strings.Join(names, " ") {
	case html:
		return func(out *bytes.Buffer, v reflect.Value) {
			switch {
			case v.IsValid() && v.Type() == safe:
				out.WriteString(v.String())
			case v.IsValid() && v.Type() == finished:
				out.Write(v.Bytes())
			default:
				printText(out, v)
			}
		}
	case attr, rcdata:
		return printText
	case filter + " " + norm + " " + attr:
		return printURL
	case norm + " " + attr:
		return func(out *bytes.Buffer, v reflect.Value) { writeURL(out, text(v), true) }
	case query + " " + attr:
		return func(out *bytes.Buffer, v reflect.Value) { writeURL(out, text(v), false) }
	case jsval:
		return printScript
	}
	giveUp("escapers %s", names)
	return nil
}

// Types that need no second look.
var (
	safe     = reflect.TypeFor[template.HTML]()
	finished = reflect.TypeFor[HTML]()
	script   = reflect.TypeFor[template.JS]()
	words    = reflect.TypeFor[string]()
	integer  = reflect.TypeFor[int]()
)

// printText escapes what HTML would read in text and in attributes between
// quotation marks.
func printText(out *bytes.Buffer, v reflect.Value) {
	if v.CanInt() && (v.Type() == integer || v.NumMethod() == 0) {
		out.Write(strconv.AppendInt(out.AvailableBuffer(), v.Int(), 10))
		return
	}
	writeText(out, text(v))
}

func writeText(out *bytes.Buffer, s string) {
	done := 0
	for i := range len(s) {
		if c := s[i]; acts[c] {
			out.WriteString(s[done:i])
			out.WriteString(entities[c])
			done = i + 1
		}
	}
	out.WriteString(s[done:])
}

var entities = [...]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// acts tells which bytes have an entity.
var acts = func() (t [256]bool) {
	for c, entity := range entities {
		t[c] = entity != ""
	}
	return t
}()

// text is a value as words. The types that say they are safe in some place of a
// page are html/template's to judge.
func text(v reflect.Value) string {
	if !v.IsValid() {
		giveUp("nil printed")
	}
	t := v.Type()
	switch {
	case t == words:
		return v.String()
	case t.PkgPath() == safe.PkgPath(), t == finished, v.Kind() == reflect.Pointer:
		giveUp("a %s printed", t)
	case v.Kind() == reflect.String && t.NumMethod() == 0:
		return v.String()
	}
	if !v.CanInterface() {
		giveUp("a %s printed", t)
	}
	return fmt.Sprint(v.Interface())
}

// printURL lets only links of the web pass, and writes them so that a browser
// reads just one.
func printURL(out *bytes.Buffer, v reflect.Value) {
	s := text(v)
	if protocol, _, ok := strings.Cut(s, ":"); ok && !strings.Contains(protocol, "/") &&
		!strings.EqualFold(protocol, "http") && !strings.EqualFold(protocol, "https") && !strings.EqualFold(protocol, "mailto") {
		s = "#ZgotmplZ"
	}
	writeURL(out, s, true)
}

// writeURL writes the bytes a link may not hold as their numbers. A whole link
// keeps its punctuation and the numbers it has.
func writeURL(out *bytes.Buffer, s string, whole bool) {
	done := 0
	for i := range len(s) {
		c := s[i]
		switch {
		case inURL[c] == always:
			continue
		case whole && inURL[c] == inWhole, whole && c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			if !acts[c] {
				continue
			}
			out.WriteString(s[done:i])
			out.WriteString(entities[c])
		default:
			out.WriteString(s[done:i])
			fmt.Fprintf(out, "%%%02x", c)
		}
		done = i + 1
	}
	out.WriteString(s[done:])
}

const (
	inWhole = iota + 1 // stays in a whole link
	always             // stays in a part of one too
)

// inURL tells which bytes stay as they are.
var inURL = func() (t [256]byte) {
	for _, c := range []byte("!#$&*+,/:;=?@[]") {
		t[c] = inWhole
	}
	for _, c := range []byte("-._~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") {
		t[c] = always
	}
	return t
}()

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

// printScript writes what is JavaScript already, and has html/template itself
// write any other value as such.
func printScript(out *bytes.Buffer, v reflect.Value) {
	if !v.IsValid() || !v.CanInterface() {
		giveUp("nil in a script")
	}
	if v.Type() == script {
		out.WriteString(v.String())
		return
	}
	var b bytes.Buffer
	if err := inScript.Execute(&b, v.Interface()); err != nil {
		giveUp("%v", err)
	}
	out.Write(b.Bytes()[len("<script>") : b.Len()-len("</script>")])
}

var inScript = template.Must(template.New("script").Parse("<script>{{.}}</script>"))
