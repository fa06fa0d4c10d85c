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
// Without any, it is UTF-8 when that is valid, else windows-1252.
func decode(raw []byte, contentType string) ([]byte, *Page, error) {
	e, name, _ := charset.DetermineEncoding(raw[:min(len(raw), 1024)], contentType)
	if !declared(raw, contentType) && name == "windows-1252" && utf8.Valid(raw) {
		e, name = charset.Lookup("utf-8") // the first 1024 bytes are ASCII, later ones are not
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
	return clean, &Page{Encoding: name, Broken: strings.Count(string(clean), "\uFFFD") - own}, nil
}

// declared tells whether anything says what the encoding is.
func declared(raw []byte, contentType string) bool {
	head := bytes.ToLower(raw[:min(len(raw), 1024)])
	return strings.Contains(strings.ToLower(contentType), "charset=") || bytes.Contains(head, []byte("charset="))
}
