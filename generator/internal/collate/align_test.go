package collate

import (
	"fmt"
	"strings"
	"testing"

	"dossier/generator/internal/golden"
)

// check holds an alignment to its promise: the words of both are covered, each
// once, those of the witness in order, and what is the same is equal.
func check(base, witness []Word, diffs []Diff) error {
	covered := make([]int, len(base))
	at := 0
	for _, d := range diffs {
		if d.Base.Len() < 0 || d.Witness.Len() < 0 || d.Base.Len()+d.Witness.Len() == 0 {
			return fmt.Errorf("%v relates nothing", d)
		}
		if d.Witness.Len() > 0 && d.Witness.From != at || d.Witness.To > len(witness) || d.Base.To > len(base) {
			return fmt.Errorf("%v does not follow word %d of the witness", d, at)
		}
		at += d.Witness.Len()
		for i := d.Base.From; i < d.Base.To; i++ {
			covered[i]++
		}
		if d.Kind != Same && d.Kind != Accidental && d.Kind != Order {
			continue
		}
		for k := range d.Base.Len() {
			if d.Base.Len() != d.Witness.Len() || base[d.Base.From+k].Text != witness[d.Witness.From+k].Text {
				return fmt.Errorf("%v relates words that differ", d)
			}
		}
	}
	if at != len(witness) {
		return fmt.Errorf("%d of %d words of the witness are covered", at, len(witness))
	}
	for i, n := range covered {
		if n != 1 {
			return fmt.Errorf("word %d of the base is covered %d times", i, n)
		}
	}
	return nil
}

// FuzzAlign aligns any two texts; a bar parts stretches.
func FuzzAlign(f *testing.F) {
	for _, archive := range golden.Read(f, cases) {
		for _, file := range archive.Files {
			if c := (testCase{}); strings.HasSuffix(file.Name, ".txt") {
				c = parse(f, string(file.Data))
				f.Add(strings.Join(c.items[0].Stretches, "|"), strings.Join(c.items[1].Stretches, "|"))
			}
		}
	}
	f.Add("a b c d a b c", "c d a|b [c] a . . . b c")
	f.Add("\u0329", "a") // an accent without a letter
	f.Fuzz(func(t *testing.T, base, witness string) {
		b, w := strings.Split(base, "|"), strings.Split(witness, "|")
		if err := check(Read(b), Read(w), Align(Read(b), Read(w))); err != nil {
			t.Error(err)
		}
		for _, word := range Read(b) {
			if s := b[word.Stretch]; word.Start >= word.End || word.End > len(s) || word.Text == "" {
				t.Errorf("%+v is no word of %q", word, s)
			}
		}
		Group([]Item{{Stretches: b, Speaker: "a"}, {Stretches: w, Speaker: "a", Article: "b"}}, Decisions{})
	})
}

// TestAlignLong aligns texts longer than any table: anchors part them.
func TestAlignLong(t *testing.T) {
	var base, witness []string
	for i := range 3000 {
		base = append(base, fmt.Sprint("w", i%701, "x"), "and", fmt.Sprint(i))
		if i%40 != 0 {
			witness = append(witness, base[len(base)-3:]...)
		}
	}
	b, w := Read([]string{strings.Join(base, " ")}), Read([]string{strings.Join(witness, " ")})
	diffs := Align(b, w)
	if err := check(b, w, diffs); err != nil {
		t.Fatal(err)
	}
	cuts := 0
	for _, d := range diffs {
		switch d.Kind {
		case Cut:
			cuts++
		case Same, Trim:
		default:
			t.Errorf("%v: a word is related wrongly", d)
		}
	}
	if cuts != 74 {
		t.Errorf("%d cuts, want 74", cuts)
	}
}

// TestAlign shows classes of differences on few words.
func TestAlign(t *testing.T) {
	for _, c := range []struct{ base, witness, want string }{
		{"We will open the bridge in May", "We … open the new bridge", "same We | marked cut will | same open the | substantive – → new | same bridge | trim in May"},
		{"the ferry and the pier", "the pier", "trim the ferry and | same the pier"},
		{"one two three", "one two three four", "same one two three | beyond – → four"},
		{"It rains. We sail anyway. Nobody minds at all.", "Nobody minds at all. We sail anyway.", "trim It rains | same Nobody minds at all | order We sail anyway"},
	} {
		b, w := []string{c.base}, []string{c.witness}
		var got []string
		for _, d := range Align(Read(b), Read(w)) {
			s := string(d.Kind) + " "
			if d.Marked {
				s = "marked " + s
			}
			switch {
			case d.Base.Len() > 0:
				s += Print(b, Read(b)[d.Base.From:d.Base.To])
			default:
				s += "– → " + Print(w, Read(w)[d.Witness.From:d.Witness.To])
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%s\n  as %s\n  got  %s\n  want %s", c.base, c.witness, s, c.want)
		}
	}
}
