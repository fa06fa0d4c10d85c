package commonmark

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer/html"
	gmtext "github.com/yuin/goldmark/text"
)

// TestSpec: all examples of the specification, which goldmark's module holds.
func TestSpec(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Markdown, HTML string
		Example        int
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 652 {
		t.Fatalf("only %d examples", len(examples))
	}
	md := goldmark.New(goldmark.WithParser(New()), goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()))
	for _, e := range examples {
		var b bytes.Buffer
		if err := md.Convert([]byte(e.Markdown), &b); err != nil {
			t.Fatal(err)
		}
		if b.String() != e.HTML {
			t.Errorf("example %d: %q\n got %q\nwant %q", e.Example, e.Markdown, b.String(), e.HTML)
		}
	}
}

// TestLimits: what is beyond a limit stands there as text; the next block
// begins anew.
func TestLimits(t *testing.T) {
	for _, c := range []struct {
		name, unit string
		kind       ast.NodeKind
		limit      int
	}{
		{"quotations", "> ", ast.KindBlockquote, maxDepth},
		{"items", "- ", ast.KindListItem, maxDepth},
		{"emphasis", "*a* ", ast.KindEmphasis, maxMarks / 2},
	} {
		for _, n := range []int{c.limit / 4, 2 * c.limit} {
			src := []byte(strings.Repeat(c.unit, n) + "end\n\nnew\n\n" + c.unit + "b\n")
			found, shown := 0, ""
			_ = ast.Walk(New().Parse(gmtext.NewReader(src)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
				if entering && node.Kind() == c.kind {
					found++
				}
				if s, ok := node.(*ast.Text); ok && entering {
					shown += string(s.Segment.Value(src))
				}
				return ast.WalkContinue, nil
			})
			if want := min(n, c.limit) + 1; found > want || found < min(n, c.limit/2) {
				t.Errorf("%d %s: found %d, want about %d", n, c.name, found, want)
			}
			if left := strings.Count(shown, strings.TrimSpace(c.unit)); (left > 0) != (n > c.limit) {
				t.Errorf("%d %s: %d left as text", n, c.name, left)
			}
		}
	}
}

// TestBrokenLinks: an address that never ends costs no sound link its own, but
// where there are too many.
func TestBrokenLinks(t *testing.T) {
	for n, want := range map[int]int{maxBroken - 1: 2, maxBroken + 1: 1} {
		src := []byte(strings.Repeat("[a](<b ", n) + "[c](d)\n\n[c](d)\n")
		links := 0
		_ = ast.Walk(New().Parse(gmtext.NewReader(src)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && node.Kind() == ast.KindLink {
				links++
			}
			return ast.WalkContinue, nil
		})
		if links != want {
			t.Errorf("%d links: got %d, want %d", n, links, want)
		}
	}
}

// FuzzNew: below the limits the tree is goldmark's own.
func FuzzNew(f *testing.F) {
	for _, s := range []string{"> - *a* **b\n> c** [d](e) [f][g]\n\n[g]: h", "1. a\n   > b\n\n- * + c", "[a](b [c](<d ![e](f)", "*a_ __b* c__ **d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2*maxBroken { // too short to reach a limit
			return
		}
		var got, want bytes.Buffer
		if goldmark.New(goldmark.WithParser(New())).Convert([]byte(s), &got) != nil || goldmark.Convert([]byte(s), &want) != nil {
			t.Skip()
		}
		if got.String() != want.String() {
			t.Errorf("%q\ngot  %s\nwant %s", s, &got, &want)
		}
	})
}
