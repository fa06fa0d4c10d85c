package build

import (
	"bytes"
	"compress/gzip"
	"os"
	"path"
	"strings"
	"testing"
)

// What a reader has to load, at most, in bytes: a page of an article as it
// stands, style and script as a host sends them.
const (
	articleBudget = 120 << 10
	styleBudget   = 20 << 10
	scriptBudget  = 25 << 10
)

// TestBudgets: the pages of articles, the style sheet and all script together
// stay within what a phone loads at once.
func TestBudgets(t *testing.T) {
	for _, dir := range folders(t) {
		packed := map[string]int{}
		articles := 0
		for _, f := range run(t, os.DirFS(dir), 2).Files {
			switch ending := path.Ext(f.Address); {
			case strings.HasPrefix(f.Address, "articles/") && ending == ".html" && !strings.HasSuffix(f.Address, ".source.html"):
				articles++
				if len(f.Data) > articleBudget {
					t.Errorf("%s: %s has %d bytes, more than %d", dir, f.Address, len(f.Data), articleBudget)
				}
			case strings.HasPrefix(f.Address, "assets/"):
				packed[ending] += gzipped(t, f.Data)
			}
		}
		if articles == 0 || packed[".css"] == 0 || packed[".js"] == 0 {
			t.Errorf("%s: %d articles, assets %v", dir, articles, packed)
		}
		if packed[".css"] > styleBudget || packed[".js"] > scriptBudget {
			t.Errorf("%s: compressed %v, more than %d of style or %d of script", dir, packed, styleBudget, scriptBudget)
		}
	}
}

func gzipped(t *testing.T, data []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
