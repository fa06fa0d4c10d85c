package site

import (
	"strings"
	"testing"
)

// destinations are addresses in links, and whether a page may have them.
var destinations = map[string]bool{
	"https://harbor.example/a?b=c#d": true, "http://harbor.example": true, "mailto:mayor@harbor.example": true,
	"notes/n.html": true, "../index.html": true, "#p4": true, "?q=ferry": true, "HTTPS://harbor.example/": true,
	"https://bücher.example/": true,

	"javascript:alert(1)": false, "JaVaScRiPt:alert(1)": false, "&#106;avascript:x": false, "javascript&colon;x": false,
	"java&Tab;script:x": false, "java&NewLine;script:x": false, "\x01javascript:x": false, "&nbsp;javascript:x": false, " javascript:x": false, "&#32;//harbor.example/": false,
	"data:text/html,x": false, "vbscript:x": false, "file:///etc/passwd": false, "blob:x": false, "feed:x": false, "view-source:x": false,
	"//harbor.example/x": false, `\\harbor.example\x`: false, `/\harbor.example`: false, "/etc/passwd": false, `C:\x`: false,
	"http://user:word@harbor.example/": false, "https:harbor.example": false, "http:///x": false, "https://harbor.example/\u202ex": false,
	"https://harbor.example/" + strings.Repeat("x", longestAddress): false,
}

func TestMayLink(t *testing.T) {
	for dest, want := range destinations {
		if got := MayLink([]byte(dest)); got != want {
			t.Errorf("%q: got %v", dest, got)
		}
	}
}

func TestPlainHost(t *testing.T) {
	for dest, want := range map[string][2]string{
		"https://bücher.example:8080/ä?b": {"https://xn--bcher-kva.example:8080/%C3%A4?b", "xn--bcher-kva.example"},
		"https://harbor.example/ä":        {"https://harbor.example/ä", ""},
		"notes/ä.html":                    {"notes/ä.html", ""},
	} {
		if plain, foreign := PlainHost([]byte(dest)); string(plain) != want[0] || foreign != want[1] {
			t.Errorf("%s: got %s, %q", dest, plain, foreign)
		}
	}
}

func TestSaysOther(t *testing.T) {
	for words, want := range map[string]bool{
		"http://bank.example": true, "www.bank.example": true, "https://harbor.example/other": false, "www.harbor.example": false,
		"the harbor": false, "see: https": false,
	} {
		if got := saysOther(words, []byte("https://harbor.example/")); got != want {
			t.Errorf("%s: got %v", words, got)
		}
	}
}

// asBrowsers is how a browser begins to read an address: without blanks and
// controls at its ends, and without tabs and line breaks anywhere
// (https://url.spec.whatwg.org/#concept-basic-url-parser).
func asBrowsers(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool { return r <= ' ' })
	return strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(s)
}

func FuzzMayLink(f *testing.F) {
	for dest := range destinations {
		f.Add(dest)
	}
	f.Fuzz(func(t *testing.T, dest string) {
		if !MayLink([]byte(dest)) {
			return
		}
		plain, _ := PlainHost([]byte(dest))
		if again, foreign := PlainHost(plain); foreign != "" || string(again) != string(plain) {
			t.Errorf("%q becomes %q, and that %q", dest, plain, again)
		}
		for _, s := range []string{decoded([]byte(dest)), decoded(plain)} {
			s = asBrowsers(s)
			scheme, _, found := strings.Cut(s, ":")
			if found && !strings.ContainsAny(scheme, "/?#") && !strings.Contains(" http https mailto ", " "+strings.ToLower(scheme)+" ") {
				t.Errorf("%q: the scheme %q", dest, scheme)
			}
			if strings.HasPrefix(s, "/") {
				t.Errorf("%q leads out of the site", dest)
			}
		}
	})
}
