package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// A mark is one printed double quotation mark.
type mark struct {
	text.Span
	read string // what it is read as: its own text, or a repair
	dir  int    // 1 opening, -1 closing, 0 either
}

// shape is the direction a mark's form gives; straight ones give none.
var shape = map[string]int{"“": 1, "„": 1, "«": 1, "‘‘": 1, "``": 1, "”": -1, "»": -1, "’’": -1, `"`: 0, "''": 0, "‟": 0}

// marks lists the double quotation marks of a block, outside tags and skip.
func (f *finder) marks(b text.Span, skip []text.Span) []mark {
	var out []mark
	awaited := map[string]bool{} // what closes, though it looks as if it opened
	noTag := false               // no ">" follows any more: "<" is a sign
	for i := b.Start; i < b.End; {
		if len(f.read) == 0 && !markByte[f.s[i]] {
			i++ // as nearly always
			continue
		}
		for len(skip) > 0 && skip[0].End <= i {
			skip = skip[1:]
		}
		if len(skip) > 0 && skip[0].Start <= i {
			i = skip[0].End
			continue
		}
		c := f.s[i]
		if c == '<' && !noTag {
			rest := f.s[i+1 : b.End]
			k := strings.IndexAny(rest, "<>")
			if k >= 0 && rest[k] == '>' {
				i += k + 2
				continue
			}
			noTag = k < 0
		}
		n := markLen(f.s[i:b.End])
		if r, ok := f.repaired(i); ok && n == 0 {
			n = r
		}
		if n == 0 {
			i++
			continue
		}
		if i > b.Start && strings.HasPrefix(f.s[i:b.End], "'''") && f.s[i-1] > ' ' {
			i++ // a single mark closes before the double one
		}
		m := f.mark(text.Span{Start: i, End: i + n}, b, awaited)
		if m.dir < 0 {
			delete(awaited, m.read)
		} else if c := turned[m.read]; c != "" && m.dir > 0 {
			awaited[c] = true
		}
		out = append(out, m)
		i += n
	}
	return out
}

// markByte tells which bytes may begin a quotation mark, or a tag.
var markByte = [256]bool{'"': true, '\'': true, '`': true, '<': true, 0xC2: true, 0xE2: true} // the last two begin « » and “ ‘

// repaired returns the length of a mark a person reads at offset i.
func (f *finder) repaired(i int) (int, bool) {
	if len(f.read) == 0 {
		return 0, false
	}
	if _, ok := f.read[i]; !ok {
		return 0, false
	}
	_, n := utf8.DecodeRuneInString(f.s[i:])
	return n, true
}

// markLen returns the length of the double mark s begins with, or 0.
func markLen(s string) int {
	switch s[0] {
	case '"':
		return 1
	case '\'', '`':
		if len(s) > 1 && s[1] == s[0] {
			return 2
		}
	case 0xc2:
		if strings.HasPrefix(s, "«") || strings.HasPrefix(s, "»") {
			return 2
		}
	case 0xe2:
		if len(s) >= 3 {
			switch s[:3] {
			case "“", "”", "„", "‟":
				return 3
			case "’", "‘":
				if strings.HasPrefix(s[3:], s[:3]) {
					return 6
				}
			}
		}
	}
	return 0
}

// turned gives for marks that open the ones that then close, and open elsewhere:
// „…“ and »…« as German has them.
var turned = map[string]string{"„": "“", "»": "«"}

// mark reads the mark at sp: a person's repair first, then its neighbours
// where they are clear (space before and none after opens), then its shape,
// which is a closing one where it is awaited as such.
func (f *finder) mark(sp, b text.Span, awaited map[string]bool) mark {
	own := f.s[sp.Start:sp.End]
	if r, ok := f.read[sp.Start]; ok {
		return mark{sp, r, shape[r]}
	}
	before, after := ' ', ' '
	if sp.Start > b.Start {
		before, _ = utf8.DecodeLastRuneInString(f.s[:sp.Start])
	}
	if sp.End < b.End {
		after, _ = utf8.DecodeRuneInString(f.s[sp.End:])
	}
	gapBefore := unicode.IsSpace(before) || strings.ContainsRune("([{—–-/:'‘\u200b", before)
	gapAfter := unicode.IsSpace(after) || strings.ContainsRune(")]},.;:!?—–-/'’", after)
	d := shape[own]
	if awaited[own] {
		d = -1
	}
	if gapBefore == gapAfter {
		return mark{sp, own, d}
	}
	m := mark{sp, own, -1}
	if gapBefore {
		m.dir = 1
	}
	if d != 0 && d != m.dir && (m.dir < 0 || turned[own] == "") {
		m.read = other[own]
		f.repairs = append(f.repairs, anno.Repair{Span: sp, Read: m.read,
			By: anno.By{Origin: anno.Rule, Rule: "quote/mis-facing", Why: "faces the wrong way for where it stands", Confidence: 0.95}})
	}
	return m
}

var other = map[string]string{"“": "”", "”": "“", "«": "»", "»": "«", "‘‘": "’’", "’’": "‘‘", "„": "“", "``": "''"}
