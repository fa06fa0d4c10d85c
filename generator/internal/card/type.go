package card

import (
	"compress/zlib"
	"image"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// A Painter draws cards, one at a time. It keeps the glyphs it has drawn, so
// that many cards cost little more than their compression.
type Painter struct {
	regular, bold *opentype.Font
	faces         map[style]*face
	deflate       *zlib.Writer
}

// A style is a weight and a size in pixels.
type style struct {
	bold bool
	size int
}

func regular(size int) style { return style{false, size} }
func bold(size int) style    { return style{true, size} }

// A face is a style with the glyphs drawn so far.
type face struct {
	font.Face
	ascent int
	glyphs map[rune]glyph
}

// A glyph is the coverage of a character's pixels, relative to its origin.
type glyph struct {
	bounds  image.Rectangle
	alpha   []uint8 // by rows
	advance int     // in 64ths of a pixel
}

// New makes a painter.
func New() (*Painter, error) {
	p := &Painter{faces: map[style]*face{}}
	var err error
	if p.regular, err = opentype.Parse(goregular.TTF); err != nil {
		return nil, err
	}
	p.bold, err = opentype.Parse(gobold.TTF)
	return p, err
}

func (p *Painter) face(s style) *face {
	if f := p.faces[s]; f != nil {
		return f
	}
	of := p.regular
	if s.bold {
		of = p.bold
	}
	made, err := opentype.NewFace(of, &opentype.FaceOptions{Size: float64(s.size), DPI: 72, Hinting: font.HintingNone})
	if err != nil { // NewFace returns none for a font it has parsed
		panic(err)
	}
	f := &face{made, made.Metrics().Ascent.Round(), map[rune]glyph{}}
	p.faces[s] = f
	return f
}

func (f *face) glyph(r rune) glyph {
	if g, ok := f.glyphs[r]; ok {
		return g
	}
	bounds, mask, at, advance, ok := f.Glyph(fixed.Point26_6{}, r)
	g := glyph{bounds: bounds, advance: int(advance)}
	if ok {
		for y := range bounds.Dy() {
			for x := range bounds.Dx() {
				_, _, _, a := mask.At(at.X+x, at.Y+y).RGBA()
				g.alpha = append(g.alpha, uint8(a>>8))
			}
		}
	}
	f.glyphs[r] = g
	return g
}

// width is how wide a text is, in pixels.
func (f *face) width(s string) int {
	n := 0
	for _, r := range s {
		n += f.glyph(r).advance
	}
	return (n + 63) / 64
}

// line draws a text from x along the foot y, in so many steps of an ink that
// begins after another; what is wider than room ends in an ellipsis.
func (p *Painter) line(img *image.Paletted, s style, x, y, steps, after int, words string, room int) {
	f := p.face(s)
	at := x * 64
	for _, r := range f.cut(words, room) {
		g := f.glyph(r)
		f.stamp(img, g, (at+32)/64, y, steps, after)
		at += g.advance
	}
}

// stamp puts a glyph on the picture; where two meet the darker one stays.
func (f *face) stamp(img *image.Paletted, g glyph, x, y, steps, after int) {
	w := g.bounds.Dx()
	for i, a := range g.alpha {
		level := (int(a)*steps + 127) / 255
		if level == 0 {
			continue
		}
		at := image.Pt(x+g.bounds.Min.X+i%w, y+g.bounds.Min.Y+i/w)
		if !at.In(img.Rect) {
			continue
		}
		if pix := &img.Pix[img.PixOffset(at.X, at.Y)]; int(*pix) < after+level {
			*pix = uint8(after + level)
		}
	}
}
