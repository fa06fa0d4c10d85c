package site

import (
	"fmt"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/dossier"
)

// Original is where the outlet itself prints a quotation's words: the article's
// URL with a text fragment for each stretch, which a browser scrolls to and
// marks. "" when the article has no URL. Fewer than three words, and reported
// speech in a digest (whose wording is not the outlet's), name the page alone.
//
//	https://example.org/ferry#:~:text=The%20bridge%20will%20open,in%20May
//
// The form is that of URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/.
func Original(q *dossier.Quotation) string {
	a := q.Article
	if a.URL == "" || strings.Contains(a.URL, ":~:") || a.Digest && q.Type() == anno.Indirect {
		return a.URL
	}
	var texts []string
	for _, s := range q.Stretches() {
		if words := strings.Fields(s); len(words) >= 3 && len(texts) < 4 {
			texts = append(texts, "text="+textDirective(words))
		}
	}
	if len(texts) == 0 {
		return a.URL
	}
	url := a.URL
	if !strings.Contains(url, "#") {
		url += "#"
	}
	return url + ":~:" + strings.Join(texts, "&")
}

// fragmentWords is how many words a text fragment names at each end.
const fragmentWords = 6

func textDirective(words []string) string {
	if len(words) <= 2*fragmentWords {
		return percent20(strings.Join(words, " "))
	}
	return percent20(strings.Join(words[:fragmentWords], " ")) + "," + percent20(strings.Join(words[len(words)-fragmentWords:], " "))
}

// percent20 encodes all but letters, digits and three signs: "-", "," and "&"
// have a meaning of their own in a text directive.
func percent20(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '_', c == '~':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// originals lists where outlets themselves print a statement.
func originals(st *dossier.Statement) []Link {
	var out []Link
	for i, w := range st.Witnesses {
		if href := Original(w.Quotation); href != "" {
			out = append(out, Link{siglum(i) + ", " + outlet(w.Quotation.Article), href})
		}
	}
	return out
}
