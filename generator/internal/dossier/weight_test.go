package dossier

import (
	"slices"
	"testing"
)

func TestOverclaim(t *testing.T) {
	once, thrice, days := Weight{1, 1, 1}, Weight{3, 2, 0}, Weight{3, 2, 2}
	for _, c := range []struct {
		note string
		w    Weight
		want string
	}{
		{"", once, ""},
		{"She wants the ferry.", once, ""},
		{"She consistently wants the ferry.", once, "consistently"},
		{"She consistently wants the ferry.", thrice, "consistently"},
		{"She consistently wants the ferry.", days, ""},
		{"She has said it again and again.", Weight{2, 2, 2}, "again and again"},
		{"She has said it again and again.", thrice, ""},
		{"Often, and always, for it.", once, "often"},
		{"She calls it “always open”.", once, ""},
		{`She calls it "always open".`, once, ""},
		{"Softening, she asked for a day.", once, ""}, // "often" is no word here
	} {
		if got, _ := overclaim(c.note, c.w); got != c.want {
			t.Errorf("%q on %s: %q, want %q", c.note, c.w, got, c.want)
		}
	}
}

func TestWeightInWords(t *testing.T) {
	for _, c := range []struct {
		w    Weight
		want string
	}{
		{Weight{0, 1, 0}, "one article and no statement"},
		{Weight{1, 1, 1}, "one statement in one article"},
		{Weight{3, 2, 2}, "3 statements in 2 articles, on 2 days"},
	} {
		if got := c.w.String(); got != c.want {
			t.Errorf("%+v: %q, want %q", c.w, got, c.want)
		}
	}
}

func TestTouched(t *testing.T) {
	keywords := []string{"sanction", "ferry tickets", "Pier", "glass"}
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"Sanctions, and more sanctions.", []string{"sanction"}},
		{"One ferry ticket at the pier", []string{"ferry tickets", "Pier"}},
		{"The ferry sells tickets", nil}, // not side by side
		{"Piercing glasses", nil},        // other words
	} {
		if got := touched(stems(c.words), byFirst(keywords)); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.words, got, c.want)
		}
	}
}
