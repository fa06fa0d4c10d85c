package card

import (
	"bytes"
	"image/png"
	"os"
	"testing"

	"golang.org/x/net/html"

	"dossier/generator/internal/golden"
)

// TestIconFiles: the icons that ship are this drawing.
func TestIconFiles(t *testing.T) {
	big, err := Icon(180)
	if err != nil {
		t.Fatal(err)
	}
	ico, err := IconICO(16, 32, 48)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]byte{"icon.svg": IconSVG(), "apple-touch-icon.png": big, "favicon.ico": ico} {
		file := "../../../templates/assets/" + name
		if golden.Update() {
			if err := os.WriteFile(file, want, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not the drawing (%v); run go test with -update", file, err)
		}
	}
}

// TestIconICO reads the icon back as a browser would.
func TestIconICO(t *testing.T) {
	ico, err := IconICO(16, 32)
	if err != nil {
		t.Fatal(err)
	}
	for i, side := range []int{16, 32} {
		entry := ico[6+16*i:]
		size := int(entry[8]) | int(entry[9])<<8
		at := int(entry[12]) | int(entry[13])<<8
		img, err := png.Decode(bytes.NewReader(ico[at : at+size]))
		if err != nil || img.Bounds().Dx() != side || int(entry[0]) != side {
			t.Errorf("picture %d: %v, %v", i, err, img)
		}
	}
}

func TestIconSVG(t *testing.T) {
	doc, err := html.Parse(bytes.NewReader(IconSVG()))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for n := range doc.Descendants() {
		count[n.Data]++
	}
	if count["svg"] != 1 || count["path"] != 1 || count["script"] != 0 {
		t.Errorf("elements: %v", count)
	}
}
