package data

import (
	"bytes"
	"fmt"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"dossier/generator/internal/card"
	"dossier/generator/internal/site"
)

// based is a dossier whose address is known, with a second article in letters
// that no card has.
func based(settings string) fstest.MapFS {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"dossier.yaml":             text(settings + "base_url: https://example.org/d/\noutlets:\n  - id: post\n    name: The Harbor Post\n"),
		"articles/pier.txt":        text("Pier to close\n\n“The pier will close on Monday,” Mayor Jane Smith said.\n\nMayor Jane Smith said the ferry would wait.\n"),
		"articles/pier.yaml":       text("outlet: post\npublished: 2024-05-03\n"),
		"articles/port.txt":        text("港が閉まる\n\n“The 港 will open again,” Omar Reed said.\n"),
		"issues/toll.md":           text("---\ntitle: Toll\nquestion: Should the ferry charge a toll?\n---\n"),
		"organizations/council.md": text("---\nname: Harbor Council\n---\n"),
	}
}

// TestCards: where the site's address is known, every page names a picture
// that is there, of the size it says; what cannot be drawn has the dossier's.
func TestCards(t *testing.T) {
	s := plan(t, based("title: The harbor\nquestion: Who pays for the pier?\n"))
	files := makeFiles(t, s)
	used := map[string]bool{}
	want := map[string]string{ // the address of each page's card
		"index.html":                              "index",
		"timeline.html":                           "index",
		"articles/pier.html":                      "articles/pier",
		"articles/pier.source.html":               "index",
		"articles/port.html":                      "index",
		"quotes/1-pier-will-close-on-monday.html": "quotes/1-pier-will-close-on-monday",
		"issues/toll.html":                        "issues/toll",
		"people/jane-smith.html":                  "people/jane-smith",
		"organizations/council.html":              "index",
	}
	for _, p := range s.Pages() {
		image := headOf(s, p).Image
		if image == nil || image.Alt == "" || image.Width != card.Width || image.Height != card.Height {
			t.Fatalf("%s: %+v", p.Address, image)
		}
		address, ours := strings.CutPrefix(image.URL, "https://example.org/d/")
		img, err := png.DecodeConfig(bytes.NewReader(files[address]))
		if !ours || err != nil || img.Width != image.Width || img.Height != image.Height {
			t.Errorf("%s: no picture at %s (%v)", p.Address, image.URL, err)
		}
		used[address] = true
		if w, ok := want[string(p.Address)]; ok && address != "cards/"+w+".png" {
			t.Errorf("%s has %s, want %s", p.Address, address, w)
		}
		delete(want, string(p.Address))
	}
	if len(want) > 0 {
		t.Errorf("no such pages: %v", want)
	}
	for address := range files {
		if strings.HasSuffix(address, ".png") && !used[address] {
			t.Errorf("no page shows %s", address)
		}
	}
}

// TestCardTexts: what cards say.
func TestCardTexts(t *testing.T) {
	s := plan(t, based("title: The harbor\nquestion: Who pays for the pier?\n"))
	for address, want := range map[site.Address]string{
		"index.html":                              "Who pays for the pier? – 2 articles, 3 May 2024, words of 2 people, 3 statements, 1 issue – The harbor",
		"articles/pier.html":                      "Article, annotated – Pier to close – The Harbor Post, 3 May 2024, 2 quotations – The harbor",
		"people/jane-smith.html":                  "Person – Jane Smith – Mayor – 2 statements, named in 1 of 2 articles – The harbor",
		"issues/toll.html":                        "Issue: Toll – Should the ferry charge a toll? – The harbor",
		"quotes/1-pier-will-close-on-monday.html": "Statement 1 – “The pier will close on Monday,” – Jane Smith, Mayor – The Harbor Post, 3 May 2024 – The harbor",
	} {
		for _, p := range s.Pages() {
			if p.Address == address && headOf(s, p).Image.Alt != want {
				t.Errorf("%s:\ngot  %s\nwant %s", address, headOf(s, p).Image.Alt, want)
			}
		}
	}
}

// TestCardOfUndrawableDossier: a dossier in letters no card has still has a
// card, with what can be drawn, and everything falls back to it.
func TestCardOfUndrawableDossier(t *testing.T) {
	s := plan(t, based("title: 港\n"))
	files := makeFiles(t, s)
	if n := strings.Count(fmt.Sprint(sorted(files)), ".png"); n != 1 || len(files["cards/index.png"]) == 0 {
		t.Errorf("%d cards, want the first page's alone", n)
	}
	for _, p := range s.Pages() {
		if got := headOf(s, p).Image.URL; got != "https://example.org/d/cards/index.png" {
			t.Errorf("%s: %s", p.Address, got)
		}
	}
}

// TestNoCards: without an address there is nothing a picture could be named by.
func TestNoCards(t *testing.T) {
	content := based("")
	delete(content, "dossier.yaml")
	s := plan(t, content)
	for address := range makeFiles(t, s) {
		if strings.HasSuffix(address, ".png") {
			t.Errorf("%s is drawn", address)
		}
	}
	for _, p := range s.Pages() {
		if headOf(s, p).Image != nil {
			t.Errorf("%s names a picture", p.Address)
		}
	}
}

func headOf(s *site.Site, p *site.Page) Head { return HeadOf(s, new(site.Slate).Open(p)) }
