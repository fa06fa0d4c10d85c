package site

import (
	"fmt"
	"slices"
	"strings"

	"dossier/generator/internal/collate"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/verify"
)

// A Reading is one wording of a statement: who prints it, its words aligned
// with the base, and what differs, in words. Witnesses that differ in nothing
// but accidentals share one.
type Reading struct {
	Witnesses []Siglum
	Runs      []Run
	Changes   []Change // empty for the base
}

// A Run is a stretch of a wording.
type Run struct {
	Kind  RunKind
	Space bool   // white space before it
	Words string // as printed; "" where words are left out
	Base  string // the base's words in whose place they stand
	Label string // of a gap: "3 words left out"
}

// RunKind is how a stretch of a wording relates to the base.
type RunKind string

const (
	Plain    RunKind = "plain"    // the base's words
	Other    RunKind = "other"    // other words, or words added
	Added    RunKind = "added"    // in square brackets, by the outlet
	Moved    RunKind = "moved"    // the base's words in another place
	Beyond   RunKind = "beyond"   // before or after all the base prints
	Marked   RunKind = "marked"   // a gap: words left out, and a sign says so
	Unmarked RunKind = "unmarked" // a gap without a sign
	Outside  RunKind = "outside"  // a gap: it begins later or ends earlier than the base
)

// Signs are those that stand in the readings of a page, for its legend.
type Signs struct {
	Underlined bool // words that are not the base's
	Struck     bool // the base's in their place
	Marked     bool // frames, by what they stand for
	Outside    bool
	Unmarked   bool
}

// of adds the signs of a reading.
func (s Signs) of(r Reading) Signs {
	for _, run := range r.Runs {
		switch run.Kind {
		case Plain:
		case Marked:
			s.Marked = true
		case Outside:
			s.Outside = true
		case Unmarked:
			s.Unmarked = true
		default:
			s.Underlined, s.Struck = s.Underlined || run.Words != "", s.Struck || run.Base != ""
		}
	}
	return s
}

// A Change says in words what a run shows.
type Change struct {
	Label string // "cut without a mark"
	Words string // the words it is about
	For   string // the base's words in whose place they stand
	Note  string // "3 words, among them “not”"
}

// A witness is a quotation, and how its words differ from the base's.
type witness struct {
	*dossier.Quotation
	diffs []collate.Diff
	name  Siglum
}

// readings sorts witnesses by wording, in the order of the first of each. The
// base is the first witness.
func (p *Page) readings(ws []witness) []Reading {
	out := []Reading{{Runs: p.wholly(ws[0].Quotation)}}
	at := map[string]int{} // of each other wording
	var base print
	for _, w := range ws {
		if !reworded(w.diffs) {
			out[0].Witnesses = append(out[0].Witnesses, w.name)
			continue
		}
		if base.words == nil { // mostly nobody asks
			base = printOf(ws[0].Quotation)
		}
		printed := printOf(w.Quotation)
		k := wording(w.diffs, printed)
		i, known := at[k]
		if !known {
			i = len(out)
			at[k] = i
			r := reader{base: base, printed: printed}
			r.read(w.diffs)
			out = append(out, Reading{Runs: r.runs, Changes: r.changes})
		}
		out[i].Witnesses = append(out[i].Witnesses, w.name)
	}
	return out
}

// reworded tells whether words differ.
func reworded(diffs []collate.Diff) bool {
	return slices.ContainsFunc(diffs, func(d collate.Diff) bool { return d.Kind != collate.Same && d.Kind != collate.Accidental })
}

// wholly is a quotation read for itself.
func (p *Page) wholly(q *dossier.Quotation) []Run {
	if words := inFull(q); words != "" {
		return append(p.slate.runs.list(1), Run{Kind: Plain, Words: words})
	}
	return nil
}

// wording is the same string for witnesses that differ from the base in the
// same words.
func wording(diffs []collate.Diff, p print) string {
	var b strings.Builder
	for _, d := range diffs {
		if d.Kind == collate.Same || d.Kind == collate.Accidental {
			continue
		}
		fmt.Fprint(&b, d.Kind, d.Marked, d.Base)
		for _, w := range p.words[d.Witness.From:d.Witness.To] {
			b.WriteString(" " + w.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A reader turns differences into runs and changes.
type reader struct {
	base, printed print
	runs          []Run
	changes       []Change
}

func (r *reader) read(diffs []collate.Diff) {
	for i, d := range diffs {
		switch {
		case d.Kind == collate.Same || d.Kind == collate.Accidental:
			r.plain(d.Witness)
		case d.Witness.Len() == 0:
			r.gap(d, i == len(diffs)-1)
		default:
			r.words(d)
		}
	}
}

func (r *reader) plain(w collate.Range) {
	if n := len(r.runs); n > 0 && r.runs[n-1].Kind == Plain {
		r.runs[n-1].Words += r.printed.before[w.From] + r.printed.text(w)
		return
	}
	r.add(Run{Kind: Plain, Words: r.printed.text(w)}, w)
}

// add appends a run that begins with a word of the witness; narration between
// two stretches is shown where no gap stands for it already.
func (r *reader) add(run Run, w collate.Range) {
	n := len(r.runs)
	run.Space = n > 0
	if n > 0 {
		switch between := r.printed.before[w.From]; {
		case r.runs[n-1].Label != "":
		case between == "":
			run.Space = false
		case strings.TrimSpace(between) != "":
			r.runs = append(r.runs, Run{Kind: Plain, Space: true, Words: strings.TrimSpace(between)})
		}
	}
	r.runs = append(r.runs, run)
}

// gap shows words of the base the witness has nothing for.
func (r *reader) gap(d collate.Diff, last bool) {
	n, words := d.Base.Len(), r.base.bare(d.Base)
	run, c := Run{Space: len(r.runs) > 0}, Change{Words: clip(words, 240, false), Note: plural(n, "word", "words")}
	switch {
	case d.Kind == collate.Insertion:
		run.Kind, run.Base = Added, words
		run.Words = ""
		c.Label = "without what the base puts in brackets"
	case d.Kind == collate.Trim && !last:
		run.Kind, run.Label, c.Label = Outside, plural(n, "word", "words")+" before", "begins later"
	case d.Kind == collate.Trim:
		run.Kind, run.Label, c.Label = Outside, plural(n, "word", "words")+" after", "ends earlier"
	case d.Marked:
		run.Kind, run.Label, c.Label = Marked, plural(n, "word", "words")+" cut, marked", "cut, marked"
	default:
		run.Kind, run.Label, c.Label = Unmarked, plural(n, "word", "words")+" cut, no mark", "cut without a mark"
	}
	if d.Kind == collate.Cut || run.Kind == Outside && last && !r.sentenceEnds(d.Base.From) {
		if w := limiting(words); w != "" {
			c.Note += ", among them “" + w + "”"
		}
	}
	r.runs, r.changes = append(r.runs, run), append(r.changes, c)
}

// sentenceEnds tells whether the base's sentence ends before word i, so that
// what follows is not cut off from what it limits.
func (r *reader) sentenceEnds(i int) bool {
	return i > 0 && strings.ContainsAny(r.base.tokens[i-1], ".!?…")
}

// words shows words of the witness the base has not, or not there.
func (r *reader) words(d collate.Diff) {
	run := Run{Words: r.printed.text(d.Witness), Base: r.base.bare(d.Base)}
	c := Change{Words: clip(r.printed.bare(d.Witness), 240, false), For: clip(run.Base, 240, false)}
	switch d.Kind {
	case collate.Insertion:
		run.Kind, c.Label = Added, "put in brackets by the outlet"
	case collate.Order:
		run.Kind, run.Base, c.For, c.Label = Moved, "", "", "in another place"
	case collate.Beyond:
		run.Kind, c.Label = Beyond, "beyond the base"
	default:
		run.Kind, c.Label = Other, "other words"
		if run.Base == "" {
			c.Label = "words added"
		}
	}
	r.add(run, d.Witness)
	r.changes = append(r.changes, c)
}

// limiting is the first word that limits what a sentence says (“not”, “if”,
// a number): without it the sense may turn. "" when there is none.
func limiting(words string) string {
	for w := range strings.FieldsSeq(words) {
		if w = strings.Trim(w, ",;:.!?…“”\"()[]"); verify.Limits(w) {
			return w
		}
	}
	return ""
}
