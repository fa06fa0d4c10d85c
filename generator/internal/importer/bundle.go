package importer

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// A saved page is the part of a bundle that is the page itself.
type savedPage struct {
	raw         []byte
	contentType string
	address     string // it was saved from, "" when the bundle does not say
}

// unbundle finds the page in an MHTML file, as browsers save it with its
// pictures (https://www.rfc-editor.org/rfc/rfc2557): the part its head names as
// the start, else the first that is HTML. The page's frames and pictures stay in
// the file.
func unbundle(raw []byte) (*savedPage, error) {
	m, err := mail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("its head cannot be read: %w", err)
	}
	head := textproto.MIMEHeader(m.Header)
	kind, params, err := mime.ParseMediaType(head.Get("Content-Type"))
	if err != nil {
		return nil, fmt.Errorf("its head names no type: %w", err)
	}
	from := head.Get("Snapshot-Content-Location")
	if !strings.HasPrefix(kind, "multipart/") {
		return part(head, m.Body, from)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for {
		p, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return nil, errors.New("none of its parts is a page")
		} else if err != nil {
			return nil, fmt.Errorf("it is damaged: %w", err)
		}
		if start := params["start"]; start == "" && isHTML(p.Header) || start != "" && p.Header.Get("Content-Id") == start {
			return part(p.Header, p, from)
		}
	}
}

func isHTML(h textproto.MIMEHeader) bool {
	kind, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	return err == nil && (kind == "text/html" || kind == "application/xhtml+xml")
}

// part undoes how a part was sent.
func part(h textproto.MIMEHeader, body io.Reader, from string) (*savedPage, error) {
	if !isHTML(h) {
		return nil, errors.New("what it holds is no page")
	}
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	}
	raw, err := io.ReadAll(body)
	if err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	return &savedPage{raw, h.Get("Content-Type"), cmp.Or(from, h.Get("Content-Location"))}, nil
}
