package site

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/slug"
)

// inOrder puts two articles in the order of their ids: A, then B.
func inOrder(a, b *dossier.Article) (x, y *dossier.Article) {
	if a.ID > b.ID {
		return b, a
	}
	return a, b
}

// CompareAddress is the page that compares two articles, in the order of their
// ids: compare/A--B.html. Names that would be too long for a file, or that
// could be read as another pair's, end in a sum of both.
func CompareAddress(a, b *dossier.Article) Address {
	a, b = inOrder(a, b)
	name := a.ID + "--" + b.ID
	if len(name) > slug.Longest || strings.Count(name, "--") > 1 || strings.Contains(name, "---") {
		const longest = (slug.Longest - len("--") - len("-12345678")) / 2
		sum := sha256.Sum256([]byte(a.ID + "\n" + b.ID))
		name = beginning(a.ID, longest) + "--" + beginning(b.ID, longest) + "-" + hex.EncodeToString(sum[:4])
	}
	return Address("compare/" + name + ".html")
}

// beginning is the beginning of s, at most n bytes of whole characters.
func beginning(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}
