package data

import (
	"net/url"
	"strings"

	"dossier/generator/internal/site"
)

// linker writes addresses as links: absolute where the site's address is
// known, else relative to the file they stand in.
type linker struct {
	base string // with final slash, or ""
	from site.Address
}

func linkerOf(s *site.Site, from site.Address) linker {
	return linker{s.Dossier.Settings.BaseURL, from}
}

// to links to a place of the site.
func (l linker) to(a site.Address) string {
	if l.base != "" {
		return l.base + escaped(a)
	}
	return escaped(site.Address(a.From(l.from)))
}

// escaped writes an address as RFC 3986 has it: what may stand in a file's
// name need not be allowed in a URL.
func escaped(a site.Address) string {
	path, fragment, cut := strings.Cut(string(a), "#")
	out := (&url.URL{Path: path}).EscapedPath()
	if cut {
		out += "#" + (&url.URL{Fragment: fragment}).EscapedFragment()
	}
	return out
}
