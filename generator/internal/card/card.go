// Package card draws the pictures that stand for pages elsewhere: the card a
// link is shown with, and the icon. It uses no font of the system and no other
// program; the same card gives the same bytes.
//
// The type is the Go fonts (golang.org/x/image/font/gofont), which have the
// letters of Latin, Greek and Cyrillic. There is no shaping: a text with other
// characters is not drawn, see Drawable.
package card

import (
	"image"
	"image/color"
	"strings"
)

// Size of a card in pixels, as https://ogp.me consumers show it whole.
const (
	Width  = 1200
	Height = 630
)

// A Card is what a picture of a page says. Any of it may be empty.
type Card struct {
	Dossier string // its title, above the double rule
	Kicker  string // what the page is: "Statement 12"
	Words   string // set large, as large as they fit; what does not fit ends in an ellipsis
	Title   bool   // the words are a title, in bold; else they are somebody's
	Voice   int    // 1–5: the line beside the words is in the speaker's style and colour; 0 for none
	Who     string // whose words they are
	Meta    string // where and when: "The Harbor Post, 3 May 2024"
}

// Alt says in words what a card shows: its text in one line.
func (c Card) Alt() string {
	var parts []string
	for _, s := range []string{c.Kicker, c.Words, c.Who, c.Meta, c.Dossier} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " – ")
}

// folded is a card with each text in one line; what is not Drawable is left out.
func (c Card) folded() Card {
	for _, s := range []*string{&c.Dossier, &c.Kicker, &c.Words, &c.Who, &c.Meta} {
		if *s = fold(*s); !Drawable(*s) {
			*s = ""
		}
	}
	return c
}

// Drawable tells whether all of a card can be shown.
func (c Card) Drawable() bool {
	return Drawable(c.Dossier + c.Kicker + c.Words + c.Who + c.Meta)
}

// Places on a card. All in pixels; y is of a line's foot.
const (
	margin     = 72
	nameY      = 92
	thickRule  = 116 // the newspaper's double rule, thick over thin
	thinRule   = 126
	top        = 168 // the words stand between, in the middle
	bottom     = 486
	whoY       = 544
	metaY      = 586
	indent     = 34 // of the words beside a line of a voice
	leading    = 1.24
	signSide   = 44 // of the icon beside the name
	kickerRoom = 46
)

// The inks of a card. Type is drawn in steps between paper and ink, so that a
// card needs no more than sixteen colours, and few bytes.
const (
	inkSteps  = 8
	softSteps = 5
	paper     = 0
	ink       = inkSteps             // the last of its steps
	soft      = inkSteps + softSteps // likewise
	voice     = soft + 1
)

// The colours are the light ones of templates/assets/tokens.css.
var (
	paperColor  = color.RGBA{0xfc, 0xfb, 0xf7, 0xff}
	inkColor    = color.RGBA{0x1d, 0x1b, 0x18, 0xff}
	softColor   = color.RGBA{0x57, 0x52, 0x48, 0xff}
	voiceColors = [6]color.RGBA{
		{0x57, 0x52, 0x48, 0xff}, // nobody's: the soft ink
		{0x5b, 0x86, 0xad, 0xff},
		{0xb0, 0x52, 0x5c, 0xff},
		{0x5d, 0x85, 0x43, 0xff},
		{0x8b, 0x68, 0xad, 0xff},
		{0x7d, 0x75, 0x64, 0xff},
	}
)

func palette(v int) color.Palette {
	p := color.Palette{paperColor}
	for i := range inkSteps {
		p = append(p, between(inkColor, i+1, inkSteps))
	}
	for i := range softSteps {
		p = append(p, between(softColor, i+1, softSteps))
	}
	return append(p, voiceColors[v])
}

// between is a colour so many steps of n from paper to another.
func between(to color.RGBA, step, n int) color.RGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*(n-step) + int(b)*step + n/2) / n) }
	return color.RGBA{mix(paperColor.R, to.R), mix(paperColor.G, to.G), mix(paperColor.B, to.B), 0xff}
}

// PNG draws a card. Texts that are not Drawable are left out.
func (p *Painter) PNG(c Card) ([]byte, error) {
	c = c.folded()
	if c.Voice < 0 || c.Voice >= len(voiceColors) {
		c.Voice = 0
	}
	img := image.NewPaletted(image.Rect(0, 0, Width, Height), palette(c.Voice))
	p.draw(img, c)
	return p.encode(img)
}

func (p *Painter) draw(img *image.Paletted, c Card) {
	room := Width - 2*margin
	p.line(img, bold(28), margin, nameY, inkSteps, 0, c.Dossier, room-2*signSide)
	sign(img, Width-margin-signSide, nameY-signSide+14, signSide)
	fill(img, margin, thickRule, room, 6, ink)
	fill(img, margin, thinRule, room, 2, ink)
	p.line(img, bold(32), margin, whoY, inkSteps, 0, c.Who, room)
	y := metaY
	if c.Who == "" {
		y = whoY
	}
	p.line(img, regular(26), margin, y, softSteps, inkSteps, c.Meta, room)
	from, x := top, margin
	if c.Kicker != "" {
		p.line(img, regular(26), margin, top+26, softSteps, inkSteps, c.Kicker, room)
		from += kickerRoom
	}
	if c.Voice > 0 {
		x, room = margin+indent, room-indent
	}
	block := p.fit(c.Words, !c.Title, room, bottom-from)
	y = from + (bottom-from-block.height())/2
	if c.Voice > 0 && len(block.lines) > 0 {
		voiceLine(img, margin, y, block.height(), c.Voice)
	}
	for i, l := range block.lines {
		p.line(img, block.face, x, y+i*block.step+block.rise, inkSteps, 0, l, room)
	}
}

// voiceLine is the line beside a speaker's words: its style as on the pages.
func voiceLine(img *image.Paletted, x, y, h, v int) {
	switch v {
	case 2: // double
		fill(img, x, y, 3, h, voice)
		fill(img, x+7, y, 3, h, voice)
	case 3: // dashed
		for at := 0; at < h; at += 30 {
			fill(img, x, y+at, 7, min(20, h-at), voice)
		}
	case 4: // dotted
		for at := 0; at < h; at += 16 {
			fill(img, x, y+at, 7, min(7, h-at), voice)
		}
	default:
		fill(img, x, y, 7, h, voice)
	}
}

func fill(img *image.Paletted, x, y, w, h int, index uint8) {
	for row := y; row < y+h; row++ {
		at := img.PixOffset(x, row)
		for i := range img.Pix[at : at+w] {
			img.Pix[at+i] = index
		}
	}
}
