package pdf

import (
	"bytes"
	"fmt"
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// forPaper is a page as it is printed: the numbers of its contents filled in,
// and links that hold away from the site. A link to another page leads to where
// the site is published; when nobody knows where, only its words stay.
//
// Pages are our own: text has no bare "<", attributes no bare quotation mark.
func forPaper(page []byte, address, base string, numbers map[string]int) []byte {
	out := anchor.ReplaceAllFunc(page, func(tag []byte) []byte {
		return href.ReplaceAllFunc(tag, func(attr []byte) []byte {
			dest := html.UnescapeString(string(href.FindSubmatch(attr)[1]))
			u, err := url.Parse(dest)
			switch {
			case err != nil:
				return nil
			case u.Scheme != "" || u.Host != "" || u.Path == "":
				return attr
			case base == "":
				return nil
			}
			u.Path, u.RawPath = path.Join(path.Dir(address), u.Path), ""
			return fmt.Appendf(nil, ` href="%s"`, html.EscapeString(base+strings.TrimPrefix(u.String(), "./")))
		})
	})
	return contents.ReplaceAllFunc(out, func(span []byte) []byte {
		id := html.UnescapeString(string(contents.FindSubmatch(span)[1]))
		n, ok := numbers[id]
		if !ok {
			return span
		}
		return fmt.Appendf(nil, "%s%d</span>", bytes.TrimSuffix(span, []byte("</span>")), n)
	})
}

var (
	anchor   = regexp.MustCompile(`<a [^<>]*>`)
	href     = regexp.MustCompile(` href="([^"]*)"`)
	contents = regexp.MustCompile(`<span class="page" data-of="([^"]*)"></span>`)
)
