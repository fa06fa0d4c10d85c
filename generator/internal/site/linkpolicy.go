package site

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/util"
	"golang.org/x/net/idna"
)

// longestAddress is how many bytes an address may have; no web page needs more.
const longestAddress = 2048

// MayLink tells whether a link of an author's Markdown may lead to dest. It is
// a list of what is allowed, judged on the decoded address: https and http
// without name and password, mailto, a path of the site, a fragment.
func MayLink(dest []byte) bool {
	if len(dest) > longestAddress {
		return false
	}
	s := decoded(dest)
	if strings.TrimSpace(s) != s || strings.ContainsRune(s, '\\') || strings.ContainsFunc(s, func(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Cf) }) {
		return false
	}
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "https", "http":
		return u.Host != "" && u.User == nil
	case "mailto":
		return true
	case "":
		return u.Host == "" && !strings.HasPrefix(s, "/") && u.Opaque == ""
	}
	return false
}

// redacted is an address for a message: not long, and without its password.
func redacted(dest []byte) string {
	if len(dest) > longestAddress {
		return string(dest[:50]) + "…"
	}
	if u, err := url.Parse(decoded(dest)); err == nil && u.User != nil {
		return u.Redacted()
	}
	return string(dest)
}

// decoded is an address as a browser gets it: entities and escapes resolved.
func decoded(dest []byte) string {
	return string(util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(dest))))
}

// PlainHost writes the host of a web address in ASCII, as it is looked up, so
// that letters that look like others cannot pass for them. foreign is that
// host when the address had another, "" otherwise.
//
//	https://bücher.example/x → https://xn--bcher-kva.example/x, xn--bcher-kva.example
func PlainHost(dest []byte) (plain []byte, foreign string) {
	u, err := url.Parse(decoded(dest))
	if err != nil || u.Host == "" {
		return dest, ""
	}
	host, err := idna.Punycode.ToASCII(strings.ToLower(u.Hostname()))
	if err != nil || host == strings.ToLower(u.Hostname()) {
		return dest, ""
	}
	foreign = host
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	u.Host = host
	return []byte(u.String()), foreign
}

// saysOther tells whether the words of a link are an address themselves, of
// another host than the one it leads to.
func saysOther(words string, dest []byte) bool {
	to, err := url.Parse(decoded(dest))
	if err != nil || to.Host == "" {
		return false
	}
	words = strings.TrimSpace(words)
	if !strings.Contains(words, "://") {
		if !strings.HasPrefix(words, "www.") {
			return false
		}
		words = "https://" + words
	}
	said, err := url.Parse(words)
	bare := func(u *url.URL) string { return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") }
	return err == nil && said.Host != "" && bare(said) != bare(to)
}
