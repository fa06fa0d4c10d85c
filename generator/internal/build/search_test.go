package build

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/output"
	"dossier/generator/internal/text"
)

var partNames = regexp.MustCompile(`^dossier.shard\("m\d+","([0-9a-v]+)"\);\n$`)

// partsOf lists the files results are shown from, in the order of articles.
func partsOf(files []output.File) (parts []output.File) {
	at, lists := map[string]output.File{}, map[int]string{}
	for _, f := range files {
		at[f.Address] = f
		if m := partNames.FindSubmatch(f.Data); m != nil {
			n, _ := strconv.Atoi(strings.TrimSuffix(path.Base(f.Address)[1:], ".js"))
			lists[n] = string(m[1])
		}
	}
	for n := range len(lists) {
		for name := range slices.Chunk([]byte(lists[n]), 12) {
			parts = append(parts, at["search/parts/p"+string(name)+".js"])
		}
	}
	return parts
}

// TestSearchParts: what a search can show is every paragraph, in the words of
// its article without furniture, and leads to places that exist.
func TestSearchParts(t *testing.T) {
	for _, dir := range folders(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			r := run(t, os.DirFS(dir), 2)
			pages := parse(t, r.Files)
			got := map[string]string{} // the words at each address
			for _, f := range partsOf(r.Files) {
				_, value, _ := strings.Cut(strings.TrimSuffix(string(f.Data), ");\n"), ",")
				var part struct {
					Href    string
					Entries [][3]json.RawMessage
				}
				if err := json.Unmarshal([]byte(value), &part); err != nil {
					t.Fatalf("%s: %v", f.Address, err)
				}
				for _, e := range part.Entries {
					id, words, statements := entry(t, e)
					if pages[part.Href] == nil || pages[part.Href].ids[id] != 1 {
						t.Errorf("%s leads to %s#%s, which does not exist", f.Address, part.Href, id)
					}
					for _, s := range statements {
						if pages["quotes/"+s+".html"] == nil {
							t.Errorf("%s: no statement %s", f.Address, s)
						}
					}
					got[part.Href] += words + "\n"
				}
			}
			for _, a := range r.Site.Dossier.Articles {
				var want strings.Builder
				for _, b := range a.Set.Blocks {
					var line strings.Builder
					for s := range a.Text.Visible(b.Span) {
						for _, own := range without(s, a.Set.Furniture) {
							line.WriteString(a.Text.Slice(own))
						}
					}
					if words := strings.Join(strings.Fields(line.String()), " "); words != "" {
						want.WriteString(words + "\n")
					}
				}
				if g, w := got["articles/"+a.ID+".html"], visible(want.String()); g != w {
					t.Errorf("%s: what is searched differs from the text %s", a.ID, difference(g, w))
				}
			}
		})
	}
}

// entry reads a paragraph of a part: its id, its words, whose statements.
func entry(t *testing.T, e [3]json.RawMessage) (id, words string, statements []string) {
	var stretches []json.RawMessage
	for i, to := range []any{&id, new(string), &stretches} {
		if err := json.Unmarshal(e[i], to); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range stretches {
		var own string
		var said struct{ words, statement string }
		if json.Unmarshal(s, &own) != nil {
			if err := json.Unmarshal(s, &[]any{&said.words, new(int), &said.statement}); err != nil {
				t.Fatal(err)
			}
			statements = append(statements, said.statement)
		}
		words += own + said.words
	}
	return id, words, statements
}

// without gives the parts of s that are no furniture.
func without(s text.Span, furniture []anno.Furniture) (out []text.Span) {
	for _, f := range furniture {
		if f.Span.Overlaps(s) {
			if s.Start < f.Span.Start {
				out = append(out, text.Span{Start: s.Start, End: f.Span.Start})
			}
			s.Start = min(f.Span.End, s.End)
		}
	}
	if !s.Empty() {
		out = append(out, s)
	}
	return out
}
