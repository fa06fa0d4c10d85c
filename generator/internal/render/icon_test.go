package render

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dossier/templates"
)

// TestIcons: the icons are among the assets, two of them where a host begins.
func TestIcons(t *testing.T) {
	theme, err := New(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range theme.Assets() {
		if !strings.HasSuffix(f.Address, ".css") && !strings.HasSuffix(f.Address, ".js") {
			got = append(got, regexp.MustCompile(`-[0-9a-f]{8}`).ReplaceAllString(f.Address, ""))
			if len(f.Data) == 0 {
				t.Errorf("%s is empty", f.Address)
			}
		}
	}
	if want := []string{"assets/icon.svg", "favicon.ico", "apple-touch-icon.png"}; !slices.Equal(got, want) {
		t.Errorf("icons %v, want %v", got, want)
	}
}

// TestThemeColor: what a browser colours around a page is the page's paper.
func TestThemeColor(t *testing.T) {
	read := func(name string) string {
		data, err := fs.ReadFile(templates.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	paper := regexp.MustCompile(`--paper: light-dark\((#\w+), (#\w+)\)`).FindStringSubmatch(read("assets/tokens.css"))
	meta := regexp.MustCompile(`name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (light|dark)\)"`).FindAllStringSubmatch(read("base.html"), -1)
	if len(paper) != 3 || len(meta) != 2 || meta[0][1] != paper[1] || meta[0][2] != "light" || meta[1][1] != paper[2] || meta[1][2] != "dark" {
		t.Errorf("theme-color %v, paper %v", meta, paper)
	}
}
