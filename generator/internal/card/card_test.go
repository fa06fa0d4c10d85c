package card

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/image/font/sfnt"
)

const (
	dossierName = "The harbor vote"
	long        = "“We will rebuild the pier before the ferry comes back, and we will do it without a toll, without a loan, and without closing the harbor for a single day of the summer season, as I have said at every meeting since the storm.”"
)

var samples = map[string]Card{
	"statement": {dossierName, "Statement 12", long, false, 2, "Jane Smith, mayor", "The Harbor Post, 3 May 2024, and 2 more"},
	"short":     {dossierName, "Statement 3", "“No toll.”", false, 4, "Omar Reed", "Ferry Times, 4 May 2024"},
	"title":     {dossierName, "Article, annotated", "Council puts off the vote on the pier until the ferry is back", true, 0, "", "The Harbor Post, 3 May 2024, 14 quotations"},
	"greek":     {dossierName, "Person", "Ελένη Παπαδάκη", true, 3, "", "ministre de l’Équipement, Шевченко"},
	"endless":   {dossierName, "Statement 9", strings.Repeat("The ferry is late again and nobody at the pier will say why. ", 40), false, 1, "Ann Lee", "Ferry Times"},
	"dense":     {dossierName, "Statement 10, reported without quotation marks", "Mayor Jane Smith told the harbor council that before any new berth is dug, every lighthouse keeper, fishmonger, welder, deckhand and pilot between Quarry Point and Oxbow Jetty gets a vote; that zinc prices jumped by half; and that her own office, which pays for buoys, dredging and fog signals, knew exactly whom to ask but waited", false, 2, "Jane Smith, mayor of Quarry Point", "The Harbor Post, Ferry Times, and 12 more, 17 June 2024"},
	"unbroken":  {dossierName, "Statement 9", strings.Repeat("ferry", 90), false, 5, "Ann Lee", strings.Repeat("Ferry", 40)},
	"empty":     {},
}

// TestCards: every card is a picture of the right size in few bytes, and the
// same each time, whatever its painter has drawn before. CARDS=DIR keeps them.
func TestCards(t *testing.T) {
	p := painter(t)
	for name, c := range samples {
		data, err := p.PNG(c)
		if err != nil {
			t.Fatal(err)
		}
		again, err := painter(t).PNG(c)
		if err != nil || !bytes.Equal(data, again) {
			t.Errorf("%s: a second time it differs (%v)", name, err)
		}
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil || img.Bounds().Dx() != Width || img.Bounds().Dy() != Height {
			t.Fatalf("%s: no picture of %d×%d: %v", name, Width, Height, err)
		}
		if len(data) > 25<<10 {
			t.Errorf("%s has %d bytes", name, len(data))
		}
		t.Logf("%s: %d bytes", name, len(data))
		for y := range Height { // the margin stays free
			for _, x := range []int{0, margin - 1, Width - margin + 12, Width - 1} {
				if img.At(x, y) != img.At(0, 0) {
					t.Fatalf("%s: something at %d, %d", name, x, y)
				}
			}
		}
		if dir := os.Getenv("CARDS"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, name+".png"), data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func painter(t testing.TB) *Painter {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestFit: words are set as large as they fit, in lines of nearly one length;
// what fits in no size ends in an ellipsis.
func TestFit(t *testing.T) {
	p := painter(t)
	for _, c := range []struct {
		name, words string
		size, lines int
		cut         bool
	}{
		{"a word", "Ferry", 88, 1, false},
		{"two lines", "Council puts off the vote on the pier until the ferry is back", 76, 2, false},
		{"a long quotation", long, 48, 5, false},
		{"too much", samples["endless"].Words, 36, 7, true},
	} {
		b := p.fit(c.words, true, 1056, 326)
		last := b.lines[len(b.lines)-1]
		if b.face.size != c.size || len(b.lines) != c.lines || strings.HasSuffix(last, "…") != c.cut {
			t.Errorf("%s: size %d, %d lines, ends in %q", c.name, b.face.size, len(b.lines), last)
		}
		if b.height() > 326 {
			t.Errorf("%s is %d high", c.name, b.height())
		}
		for _, l := range b.lines {
			if w := p.face(b.face).width(l); w > 1056 {
				t.Errorf("%s: %q is %d wide", c.name, l, w)
			}
		}
		if !c.cut && strings.Join(b.lines, " ") != c.words {
			t.Errorf("%s: words are lost: %q", c.name, b.lines)
		}
	}
}

// TestBalance: no line is left with a lonely word.
func TestBalance(t *testing.T) {
	f := painter(t).face(regular(48))
	words := "one two three four five six"
	width := f.width("one two three four five") + 1
	if greedy := f.wrap(words, width); fmt.Sprint(greedy[1]) != "six" {
		t.Fatalf("the case does not show it: %q", greedy)
	}
	if got := fmt.Sprintf("%q", f.balance(words, width, 2)); got != `["one two three" "four five six"]` {
		t.Error(got)
	}
}

// TestDrawable: composed and decomposed letters are alike; other scripts are
// not drawn, and a card leaves them out rather than show boxes.
func TestDrawable(t *testing.T) {
	for s, want := range map[string]bool{
		"": true, "Zoë “said” – so…": true, "Zoe\u0308": true, "Ελένη, Шевченко": true, "co\u00adop\u2011ed\u202f%": true,
		"شیخ": false, "東京": false, "a\u200bb": false, "ship 🚢": false,
	} {
		if got := Drawable(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	p := painter(t)
	with, err := p.PNG(Card{Dossier: dossierName, Words: "東京"})
	if err != nil {
		t.Fatal(err)
	}
	without, err := p.PNG(Card{Dossier: dossierName})
	if err != nil || !bytes.Equal(with, without) {
		t.Error("what cannot be drawn leaves a trace", err)
	}
}

// TestCovered holds the table to both fonts.
func TestCovered(t *testing.T) {
	p := painter(t)
	var b sfnt.Buffer
	for r := rune(' '); r < 0x20000; r++ {
		i, err := p.regular.GlyphIndex(&b, r)
		if err != nil {
			t.Fatal(err)
		}
		k, err := p.bold.GlyphIndex(&b, r)
		if err != nil {
			t.Fatal(err)
		}
		if has := i != 0 && k != 0 && r != 0xf800 && r != unicode.ReplacementChar; has != unicode.Is(covered, r) {
			t.Errorf("%U: the fonts have it: %v", r, has)
		}
	}
}

// TestColors holds the colours to those of the pages.
func TestColors(t *testing.T) {
	tokens, err := os.ReadFile("../../../templates/assets/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"paper": hex(paperColor), "ink": hex(inkColor), "ink-soft": hex(softColor)}
	for i, c := range voiceColors[1:] {
		want[fmt.Sprintf("voice-%d", i+1)] = hex(c)
	}
	for name, c := range want {
		if !strings.Contains(string(tokens), "--"+name+": light-dark("+c+",") {
			t.Errorf("--%s is not %s in tokens.css", name, c)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	p := painter(b)
	n := 0
	for b.Loop() {
		data, err := p.PNG(samples["statement"])
		if err != nil {
			b.Fatal(err)
		}
		n = len(data)
	}
	b.ReportMetric(float64(n), "bytes/card")
}
