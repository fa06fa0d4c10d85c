package card

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"

	"golang.org/x/image/vector"
)

// The icon: a quotation opens above the double rule of the masthead. One
// drawing, in a square of iconSide units, makes the SVG and all pictures.
const iconSide = 64

// A stroke of the drawing: a point to go to, or a curve to its third point.
type stroke []float32

// iconShapes are closed paths; each begins at its first point.
var iconShapes = [][]stroke{
	mark(8), mark(34),
	{{8, 46}, {56, 46}, {56, 51}, {8, 51}},
	{{8, 55}, {56, 55}, {56, 57}, {8, 57}},
}

// mark is a raised six from x: its bowl, and the tail that sweeps up to the right.
func mark(x float32) []stroke {
	return []stroke{
		{x + 20, 7},
		{x + 9, 9, x, 17, x, 28},
		{x, 34.5, x + 4.5, 39, x + 11, 39},
		{x + 17, 39, x + 21.5, 34.8, x + 21.5, 29},
		{x + 21.5, 23.4, x + 17.4, 19.4, x + 12, 19.4},
		{x + 11.2, 19.4, x + 10.4, 19.5, x + 9.7, 19.7},
		{x + 11.2, 16, x + 15, 12.6, x + 21, 11},
	}
}

// IconSVG is the icon as an image of any size.
func IconSVG() []byte {
	var d strings.Builder
	for _, shape := range iconShapes {
		for i, s := range shape {
			op := "L"
			switch {
			case i == 0:
				op = "M"
			case len(s) == 6:
				op = "C"
			}
			d.WriteString(op)
			for k, v := range s {
				if k > 0 {
					d.WriteByte(' ')
				}
				fmt.Fprintf(&d, "%g", v)
			}
		}
		d.WriteByte('Z')
	}
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %[1]d"><rect width="%[1]d" height="%[1]d" rx="9" fill="%s"/><path fill="%s" d="%s"/></svg>`+"\n",
		iconSide, hex(paperColor), hex(inkColor), d.String())
}

func hex(c color.RGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Icon is the icon as a PNG of so many pixels a side, on a ground that fills it:
// what shows it cuts the corners as it likes.
func Icon(side int) ([]byte, error) {
	img := image.NewPaletted(image.Rect(0, 0, side, side), palette(0))
	shade(img, 0, 0, side, iconShapes)
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img)
	return b.Bytes(), err
}

// sign draws the opening marks of the icon alone: a card has the rule already.
func sign(img *image.Paletted, x, y, side int) { shade(img, x, y, side, iconShapes[:2]) }

// shade fills shapes of the icon, in a square of a picture, in steps of ink.
func shade(img *image.Paletted, x, y, side int, shapes [][]stroke) {
	z := vector.NewRasterizer(side, side)
	k := float32(side) / iconSide
	for _, shape := range shapes {
		for i, s := range shape {
			switch {
			case i == 0:
				z.MoveTo(k*s[0], k*s[1])
			case len(s) == 6:
				z.CubeTo(k*s[0], k*s[1], k*s[2], k*s[3], k*s[4], k*s[5])
			default:
				z.LineTo(k*s[0], k*s[1])
			}
		}
		z.ClosePath()
	}
	mask := image.NewAlpha(image.Rect(0, 0, side, side))
	z.DrawOp = draw.Src
	z.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	for i, a := range mask.Pix {
		img.Pix[img.PixOffset(x+i%side, y+i/side)] = uint8((int(a)*inkSteps + 127) / 255)
	}
}

// IconICO is the icon as favicon.ico, for browsers that ask the root of a host
// for it: a header, an entry of sixteen bytes a size, then a PNG each.
func IconICO(sides ...int) ([]byte, error) {
	out := binary.LittleEndian.AppendUint16(nil, 0)
	out = binary.LittleEndian.AppendUint16(out, 1) // an icon
	out = binary.LittleEndian.AppendUint16(out, uint16(len(sides)))
	at := len(out) + 16*len(sides)
	var pictures []byte
	for _, side := range sides {
		data, err := Icon(side)
		if err != nil {
			return nil, err
		}
		out = append(out, uint8(side), uint8(side), 0, 0, 1, 0, 32, 0) // size, palette, planes, depth
		out = binary.LittleEndian.AppendUint32(out, uint32(len(data)))
		out = binary.LittleEndian.AppendUint32(out, uint32(at+len(pictures)))
		pictures = append(pictures, data...)
	}
	return append(out, pictures...), nil
}
