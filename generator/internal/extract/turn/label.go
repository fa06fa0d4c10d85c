package turn

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/text"
)

// A label is what may be the label of a turn.
type label struct {
	Turn         // without its words
	block int    // that it opens
	key   string // whose it is: the last word of the name, in small letters
	last  string // that word as printed
	small bool   // a name in small letters: "Jane Stone"
}

// labels are the blocks that open like a turn.
func labels(s string, blocks []anno.Block) []label {
	var out []label
	for i, b := range blocks {
		if b.Kind == anno.Aside || b.Kind == anno.Headline || !unicode.IsUpper(opening(s[b.Span.Start:b.Span.End])) {
			continue // as nearly always
		}
		r := reader{s: s, block: b.Span, at: b.Span.Start}
		if l, ok := r.label(); ok {
			l.block = i
			out = append(out, l)
		}
	}
	return out
}

// emphasis are the signs that Markdown sets around words.
const emphasis = "*_"

// opening is the first character of a paragraph behind the signs of emphasis.
func opening(p string) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(p, emphasis))
	return r
}

// A reader reads the front of one paragraph.
type reader struct {
	s     string
	block text.Span
	at    int
}

func (r *reader) rest() string { return r.s[r.at:r.block.End] }

// skip passes over characters of a set, and returns what it passed.
func (r *reader) skip(set string) text.Span {
	from := r.at
	r.at = r.block.End - len(strings.TrimLeft(r.rest(), set))
	return text.Span{Start: from, End: r.at}
}

// label reads "Q:", "MAYOR STONE:" or "Jane Stone:" and what stands around it.
func (r *reader) label() (label, bool) {
	r.skip(emphasis)
	from := r.at
	if l, ok := r.letter(); ok {
		return l, true
	}
	r.at = from
	return r.name()
}

// letter reads the label of a question or an answer: "Q:", "A.", and a bare "Q" as
// in the transcripts of the White House.
func (r *reader) letter() (label, bool) {
	rest := r.rest()
	if len(rest) < 3 || rest[0] != 'Q' && rest[0] != 'A' {
		return label{}, false
	}
	l := label{key: rest[:1], last: rest[:1]}
	l.Label = text.Span{Start: r.at, End: r.at + 1}
	l.Part = Unnamed
	if rest[0] == 'A' {
		l.Part = Answer
	}
	r.at++
	r.skip(emphasis)
	l.Mark = r.skip(":.")
	if n := l.Mark.Len(); n > 1 || n == 0 && l.Part == Answer {
		return label{}, false
	}
	return r.done(l, l.Mark.Empty() || rest[1] == '.')
}

// longestName is the most bytes a name may have before its colon.
const longestName = 80

// name reads a name or an office and a colon.
func (r *reader) name() (label, bool) {
	rest := r.rest()
	n := strings.IndexByte(rest[:min(len(rest), longestName)], ':')
	if n < 0 {
		return label{}, false
	}
	name := strings.TrimRight(rest[:n], emphasis)
	if i := strings.IndexByte(name, '('); i > 0 && strings.HasSuffix(name, ")") {
		name = strings.TrimRight(name[:i], " ") // "(voice-over)"
	}
	l := label{small: strings.ContainsFunc(name, unicode.IsLower) && !loud(name)}
	l.Label = text.Span{Start: r.at, End: r.at + len(name)}
	if l.small && !isName(name) || !l.small && !isLoud(name) {
		return label{}, false
	}
	l.Part, l.last = calls(name), surname(name)
	l.key = strings.ToLower(l.last)
	l.Mark = text.Span{Start: r.at + n, End: r.at + n + 1}
	r.at = l.Mark.End
	l, ok := r.done(l, true)
	return l, ok && (!l.small || tells(r.rest()))
}

// tells tells whether words follow a name, as in no table: a small letter begins one.
func tells(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if first, _ := utf8.DecodeRuneInString(w); unicode.IsLower(first) {
			return true
		}
	}
	return s == "" // they stand in the next paragraph
}

// done reads up to the words; space must stand before them when it parts the label
// from them.
func (r *reader) done(l label, spaced bool) (label, bool) {
	from := r.skip(emphasis).Start
	gap := r.skip(" \t\u00a0")
	r.skip(emphasis)
	if spaced && gap.Empty() && r.at == from && r.at < r.block.End {
		return label{}, false
	}
	l.Front = text.Span{Start: r.block.Start, End: r.at}
	if first, _ := utf8.DecodeRuneInString(r.rest()); l.Mark.Empty() && !unicode.IsUpper(first) {
		return label{}, false
	}
	return l, true
}

// loud tells whether a name is in capitals but for the c of McDONALD.
func loud(name string) bool {
	return !strings.ContainsFunc(strings.ReplaceAll(strings.ReplaceAll(name, "Mc", ""), "Mac", ""), unicode.IsLower)
}

// isLoud tells whether what is in capitals can be a label: "DR. ANN LEE, COUNTY HEALTH
// OFFICER".
func isLoud(name string) bool {
	letters := 0
	for _, c := range name {
		switch {
		case unicode.IsLetter(c):
			letters++
		case c != ' ' && !unicode.IsDigit(c) && !strings.ContainsRune(".,-'’&", c):
			return false
		}
	}
	return letters >= 2 && len(strings.Fields(name)) <= 9
}

// isName tells whether what is in small letters can be a name: one to five words with
// capitals, particles among them.
func isName(name string) bool {
	fields := strings.Fields(name)
	if len(fields) == 0 || len(fields) > 5 {
		return false
	}
	for _, w := range fields {
		first, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(first) && !text.Particle(w) {
			return false
		}
		for _, c := range w {
			if !unicode.IsLetter(c) && !strings.ContainsRune(".-'’", c) {
				return false
			}
		}
	}
	return true
}

// surname is the last word of the name in a label, without what tells more of the
// speaker; of "SPEAKER 1" it is all.
func surname(name string) string {
	if i := strings.IndexAny(name, ",("); i > 0 {
		name = name[:i]
	}
	fields := strings.Fields(name)
	if len(fields) == 0 {
		return name
	}
	last := fields[len(fields)-1]
	if !strings.ContainsFunc(last, unicode.IsLetter) {
		return name
	}
	return last
}

// unnamed are the words that call a speaker who is one of many.
var unnamed = map[string]bool{"Q": true, "QUESTION": true, "QUESTIONER": true, "REPORTER": true, "JOURNALIST": true, "INTERVIEWER": true,
	"UNIDENTIFIED": true, "UNKNOWN": true, "MODERATOR": true, "OPERATOR": true, "ANNOUNCER": true, "NARRATOR": true, "INTERPRETER": true,
	"PARTICIPANT": true, "AUDIENCE": true, "CALLER": true, "VOICE": true, "VOICES": true, "SPEAKER": true, "MAN": true, "WOMAN": true, "MALE": true,
	"FEMALE": true, "ALL": true, "CROWD": true, "HOST": true}

// calls tells what a label calls its speaker.
func calls(name string) Part {
	first, _, _ := strings.Cut(strings.ToUpper(name), " ")
	switch {
	case unnamed[first]:
		return Unnamed
	case first == "A" || first == "ANSWER":
		return Answer
	}
	return Named
}
