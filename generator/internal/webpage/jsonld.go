package webpage

import (
	"encoding/json"
	"strings"
)

// An article is the schema.org Article a page describes in JSON-LD
// (https://schema.org/Article, https://www.w3.org/TR/json-ld11/); nil is none.
type article struct {
	object map[string]any
	byID   map[string]map[string]any // what references in a @graph mean
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
