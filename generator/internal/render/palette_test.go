package render

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The palette is judged as the style sheets say it, not as a table here does:
// every colour that text is set in, on every ground any text may stand on, and
// on every stack of two or three of these.

// An rgba colour, each part from 0 to 1.
type rgba [4]float64

// over lays a colour on an opaque one (https://www.w3.org/TR/compositing-1/#simplealphacompositing).
func (c rgba) over(ground rgba) rgba {
	out := rgba{3: 1}
	for i := range 3 {
		out[i] = c[i]*c[3] + ground[i]*(1-c[3])
	}
	return out
}

// luminance is relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance).
func (c rgba) luminance() float64 {
	linear := func(v float64) float64 {
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c[0]) + 0.7152*linear(c[1]) + 0.0722*linear(c[2])
}

// contrast is the ratio of WCAG (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio).
func contrast(a, b rgba) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	hex := func(s string) rgba { return palette{}.colour(t, s) }
	for _, c := range []struct {
		a, b string
		want float64 // as W3C's own examples have it
	}{{"#000", "#fff", 21}, {"#777777", "#ffffff", 4.48}, {"#fff", "#fff", 1}} {
		if got := contrast(hex(c.a), hex(c.b)); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// A palette is the colours by token, for one scheme.
type palette map[string]string

// A rule of a style sheet, and the media it stands in.
type rule struct{ media, selector, body string }

// rulesOf reads a style sheet: rules, and those inside @media.
func rulesOf(css string) (out []rule) {
	css = regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(css, "")
	var media []string
	for css = strings.TrimSpace(css); css != ""; css = strings.TrimSpace(css) {
		at := strings.IndexAny(css, "{}")
		switch {
		case at < 0:
			return out
		case css[at] == '}':
			if len(media) > 0 {
				media = media[:len(media)-1]
			}
			css = css[at+1:]
		case strings.HasPrefix(css, "@media"), strings.HasPrefix(css, "@page"):
			media = append(media, strings.TrimSpace(css[:at]))
			css = css[at+1:]
		default:
			end := at + strings.IndexByte(css[at:], '}')
			out = append(out, rule{strings.Join(media, " "), strings.TrimSpace(css[:at]), css[at+1 : end]})
			css = css[end+1:]
		}
	}
	return out
}

// declared is the value of a property in a rule, the last that counts.
func (r rule) declared(property string) string {
	value := ""
	for d := range strings.SplitSeq(r.body, ";") {
		if name, v, ok := strings.Cut(d, ":"); ok && strings.TrimSpace(name) == property {
			value = strings.TrimSpace(v)
		}
	}
	return value
}

// palettes are the tokens for light and dark, and both with more contrast.
func palettes(tokens []rule) map[string]palette {
	out := map[string]palette{}
	for i, scheme := range []string{"light", "dark"} {
		for _, more := range []bool{false, true} {
			p, name := palette{}, scheme
			for _, r := range tokens {
				if r.selector != ":root" || strings.Contains(r.media, "print") || r.media != "" && !more {
					continue
				}
				for d := range strings.SplitSeq(r.body, ";") {
					if k, v, ok := strings.Cut(d, ":"); ok && strings.HasPrefix(strings.TrimSpace(k), "--") {
						p[strings.TrimSpace(k)] = side(strings.TrimSpace(v), i)
					}
				}
			}
			if more {
				name += ", more contrast"
			}
			out[name] = p
		}
	}
	return out
}

var pair = regexp.MustCompile(`^light-dark\(([^,]+), ([^)]+)\)$`)

// side takes the light or the dark one of a pair.
func side(value string, which int) string {
	if m := pair.FindStringSubmatch(value); m != nil {
		return m[1+which]
	}
	return value
}

// colour reads #rgb, #rrggbb, #rrggbbaa or a token.
func (p palette) colour(t *testing.T, value string) rgba {
	t.Helper()
	if name, ok := strings.CutPrefix(value, "var("); ok {
		value = p[strings.TrimSuffix(name, ")")]
	}
	digits := strings.TrimPrefix(value, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	if len(digits) == 6 {
		digits += "ff"
	}
	n, err := strconv.ParseUint(digits, 16, 64)
	if err != nil || len(digits) != 8 {
		t.Fatalf("%q is no colour this test can read", value)
	}
	return rgba{float64(n>>24) / 255, float64(n>>16&255) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}
}

// sheets reads the two style sheets pages have.
func sheets(t *testing.T) (tokens, rules []rule) {
	t.Helper()
	read := func(name string) []rule {
		data, err := os.ReadFile("../../../templates/assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return rulesOf(string(data))
	}
	return read("tokens.css"), read("dossier.css")
}

// TestTextContrast: text of every colour has at least 4.5 : 1 on every ground,
// and on every two or three grounds laid over one another, light and dark.
func TestTextContrast(t *testing.T) {
	tokens, rules := sheets(t)
	var inks, grounds []string
	for _, r := range rules {
		ink, ground := r.declared("color"), r.declared("background")
		switch {
		case strings.Contains(ground, "url("), strings.Contains(ground, "gradient"):
			t.Errorf("%s: a ground that is a picture cannot be judged: %s", r.selector, ground)
		case ink != "" && ground != "" && ink != "inherit": // a pair of its own, as on a button
			for name, p := range palettes(tokens) {
				at := slices.IndexFunc([]string{"light", "dark"}, func(s string) bool { return strings.HasPrefix(name, s) })
				if got := contrast(p.colour(t, side(ink, at)), p.colour(t, side(ground, at))); got < 4.5 {
					t.Errorf("%s, %s: %s on %s is %.2f : 1", name, r.selector, ink, ground, got)
				}
			}
		default:
			if strings.HasPrefix(ground, "var(") || strings.HasPrefix(ground, "light-dark(") || strings.HasPrefix(ground, "#") {
				grounds = append(grounds, ground)
			}
			if ink != "" && ink != "inherit" && !decorative(r.selector) {
				inks = append(inks, ink)
			}
		}
	}
	slices.Sort(inks)
	slices.Sort(grounds)
	inks, grounds = slices.Compact(inks), slices.Compact(grounds)
	if len(inks) < 4 || len(grounds) < 8 {
		t.Fatalf("inks %q, grounds %q: the sheets have more", inks, grounds)
	}
	for name, p := range palettes(tokens) {
		at := 0
		if strings.HasPrefix(name, "dark") {
			at = 1
		}
		stacks := stacked(p, t, grounds, at)
		for _, ink := range inks {
			lowest, on := math.Inf(1), ""
			for what, ground := range stacks {
				if got := contrast(p.colour(t, side(ink, at)), ground); got < lowest {
					lowest, on = got, what
				}
			}
			if lowest < 4.5 {
				t.Errorf("%s: %s on %s is %.2f : 1", name, ink, on, lowest)
			}
			t.Logf("%s: %s is at least %.2f : 1, on %s", name, ink, lowest, on)
		}
	}
}

// decorative is what is never text: a sign between two links.
func decorative(selector string) bool { return strings.Contains(selector, "::before") }

// stacked lays one, two and three grounds over paper.
func stacked(p palette, t *testing.T, grounds []string, at int) map[string]rgba {
	out := map[string]rgba{"paper": p.colour(t, "var(--paper)")}
	layer := out
	for range 3 {
		next := map[string]rgba{}
		for what, below := range layer {
			for _, g := range grounds {
				next[g+" over "+what] = p.colour(t, side(g, at)).over(below)
			}
		}
		for what, c := range next {
			out[what] = c
		}
		layer = next
	}
	return out
}

// TestVoices: the lines of the speakers are seen on every ground they can run
// over (3 : 1, WCAG 1.4.11), and the four that have one of their own differ in
// its style, so that colour is never what tells them apart.
func TestVoices(t *testing.T) {
	tokens, rules := sheets(t)
	for name, p := range palettes(tokens) {
		for n := 1; n <= 5; n++ {
			for _, ground := range []string{"--paper", "--tint", "--glow"} {
				voice := fmt.Sprintf("var(--voice-%d)", n)
				if got := contrast(p.colour(t, voice), p.colour(t, "var("+ground+")")); got < 3 {
					t.Errorf("%s: %s on %s is %.2f : 1", name, voice, ground, got)
				}
			}
		}
	}
	lines := map[string]int{}
	for _, r := range rules {
		if n, ok := strings.CutPrefix(r.selector, `[data-voice="`); ok && r.declared("--line") != "" && n[0] <= '4' {
			lines[r.declared("--line")]++
		}
	}
	if len(lines) != 4 {
		t.Errorf("four speakers have the lines %v", lines)
	}
}
