package webpage

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
)

// An article is the schema.org Article a page describes in JSON-LD
// (https://schema.org/Article, https://www.w3.org/TR/json-ld11/); nil is none.
type article struct {
	object map[string]any
	byID   map[string]map[string]any // what references in a @graph mean
}

// scripts are a page's JSON-LD as written.
func scripts(root *html.Node) (out []string) {
	for n := range root.Descendants() {
		if n.Data == "script" && strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil {
			out = append(out, n.FirstChild.Data)
		}
	}
	return out
}

// metered are the classes of the article's parts that are not free
// (https://developers.google.com/search/docs/appearance/structured-data/paywalled-content):
// publishers name them after the paywall, but they are not the offer.
func (a *article) metered() map[string]bool {
	if a == nil {
		return nil
	}
	parts, list := a.object["hasPart"].([]any)
	if !list {
		parts = []any{a.object["hasPart"]}
	}
	classes := map[string]bool{}
	for _, p := range parts {
		part, _ := p.(map[string]any)
		selector, _ := part["cssSelector"].(string)
		for s := range strings.SplitSeq(selector, ",") {
			if class, ok := strings.CutPrefix(strings.TrimSpace(s), "."); ok {
				classes[class] = true
			}
		}
	}
	return classes
}

// readArticle looks through a page's JSON-LD for the first article.
func readArticle(scripts []string) *article {
	a := &article{byID: map[string]map[string]any{}}
	for _, s := range scripts {
		var v any
		if json.Unmarshal([]byte(strings.TrimSpace(s)), &v) == nil {
			a.visit(v)
		}
	}
	if a.object == nil {
		return nil
	}
	return a
}

// visit goes through the objects a page describes, not through what they hold:
// an article in another's "isPartOf" is not the page's.
func (a *article) visit(v any) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			a.visit(x)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > 1 {
			a.byID[id] = v
		}
		if a.object == nil && isArticle(v["@type"]) {
			a.object = v
		}
		a.visit(v["@graph"])
	}
}

func isArticle(kind any) bool {
	switch kind := kind.(type) {
	case string:
		return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") && kind != "JobPosting" || kind == "Report"
	case []any:
		for _, k := range kind {
			if isArticle(k) {
				return true
			}
		}
	}
	return false
}

// value returns a property as text: of an object its name, of several theirs
// parted by commas.
func (a *article) value(key string) string {
	if a == nil {
		return ""
	}
	return a.text(a.object[key], key, 0)
}

func (a *article) text(v any, key string, depth int) string {
	if depth > 4 { // references may lead in a circle
		return ""
	}
	switch v := v.(type) {
	case string:
		return plain(v)
	case []any:
		var parts []string
		for _, x := range v {
			if s := a.text(x, key, depth+1); s != "" {
				parts = append(parts, s)
			}
		}
		return strings.Join(parts, ", ")
	case map[string]any:
		id, _ := v["@id"].(string)
		if name, ok := v["name"]; ok && key != "url" && key != "mainEntityOfPage" {
			return a.text(name, key, depth+1)
		}
		if other := a.byID[id]; other != nil && len(v) == 1 && key != "mainEntityOfPage" {
			return a.text(map[string]any{"name": other["name"]}, key, depth+1)
		}
		return plain(id)
	}
	return ""
}
