package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"strings"

	"dossier/generator/internal/diag"
)

// sidecar writes the settings file of an article: what the page says, with
// where it says so behind each line, for a person to check.
func (a *Article) sidecar(id, original string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# Imported from %s.", onLine(a.Input.Name))
	if original != "" {
		fmt.Fprintf(&b, " The page as it came is %s (sha256 %s).\n# What was left out of it, and why, is in %s.", original, sum(a.Input.Raw), leftOutName(original))
	}
	b.WriteString("\n# Behind each line stands where it was found; check them.\n")
	for _, f := range a.Facts {
		fmt.Fprintf(&b, "%s: %s", f.Key, scalar(f.Value))
		if f.Basis != "" {
			fmt.Fprintf(&b, "  # %s", f.Basis)
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "sha256: %s  # of the text as imported\n", sum(a.Text))
	return []byte(b.String())
}

// bare are values that YAML reads as they stand, whatever they look like.
var bare = regexp.MustCompile(`^(?:[a-z]{2,3}(?:-[A-Za-z0-9]+)*|\d{4}(?:-\d\d){0,2}(?:T[\d:]+(?:Z|[+-]\d\d:\d\d))?|https?://[A-Za-z0-9./_~%?=&+-]+)$`)

// scalar writes a value as YAML; JSON's quoting is a part of YAML's
// (https://yaml.org/spec/1.2.2/#chapter-7-flow-style-productions).
func scalar(s string) string {
	if bare.MatchString(s) {
		return s
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// onLine makes a name harmless in a comment.
func onLine(s string) string { return strings.Join(strings.Fields(diag.Visible(s)), " ") }

func sum(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

func leftOutName(original string) string {
	return strings.TrimSuffix(original, path.Ext(original)) + ".left-out.txt"
}

// leftOut lists what of a page is not in the text, a line each.
func (a *Article) leftOut(original string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "What dossier import left out of %s, in the page's order: why, and the words.\n\n", original)
	for _, l := range a.Page.LeftOut {
		fmt.Fprintf(&b, "%s: %s\n", l.Reason, strings.ReplaceAll(l.Words, "\n", " / "))
	}
	return []byte(b.String())
}
