package webpage

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// decode turns a page into UTF-8 by byte order mark, HTTP header or meta element,
// in this order (https://html.spec.whatwg.org/#encoding-sniffing-algorithm).
// Without any, it is UTF-8 when that is valid, else windows-1252. Pages that a
// program has saved as UTF-8 still declare what they were; bytes beyond ASCII that
// are valid UTF-8 are hardly ever anything else, so a meta element gives way to them.
func decode(raw []byte, contentType string) ([]byte, *Page, error) {
	e, name, _ := charset.DetermineEncoding(raw[:min(len(raw), 1024)], contentType)
	p := &Page{}
	if !strings.HasPrefix(name, "utf-") && !strings.Contains(strings.ToLower(contentType), "charset=") && utf8.Valid(raw) {
		if declares(raw) && bytes.ContainsFunc(raw, func(r rune) bool { return r > 0x7F }) {
			p.Declared = name
		}
		e, name = charset.Lookup("utf-8")
	}
	clean := raw
	if name != "utf-8" {
		var err error
		if clean, err = e.NewDecoder().Bytes(raw); err != nil {
			return nil, nil, err
		}
	} else {
		clean = bytes.TrimPrefix(bytes.ToValidUTF8(raw, []byte("\uFFFD")), []byte("\uFEFF"))
	}
	if bytes.IndexByte(clean, 0) >= 0 {
		return nil, nil, errors.New("the file is not HTML: it holds NUL characters")
	}
	own := 0 // replacement characters the page itself holds
	if name == "utf-8" {
		own = strings.Count(string(raw), "\uFFFD")
	}
	p.Encoding, p.Broken = name, strings.Count(string(clean), "\uFFFD")-own
	return clean, p, nil
}

// declares tells whether the page itself says what its encoding is.
func declares(raw []byte) bool {
	return bytes.Contains(bytes.ToLower(raw[:min(len(raw), 1024)]), []byte("charset="))
}
