package dossier

import (
	"fmt"
	"strings"
	"testing"
)

// TestHaystack: an index of a text finds what looking through it does.
func TestHaystack(t *testing.T) {
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "Boat %d leaves pier %d. ", i, i%7)
	}
	h := &haystack{words: inWords(b.String())}
	for i := range 3 * worthIndex {
		for words, want := range map[string]bool{
			fmt.Sprintf("boat %d leaves", i): i < 300, fmt.Sprintf("pier %d", i): i < 7, fmt.Sprintf("leaves %d", i): false,
			"": false, "6 boat": true, "oat 1": false,
		} {
			if words = inWords(words); h.holds(words) != want {
				t.Fatalf("question %d: %q: %v", h.asked, words, !want)
			}
		}
	}
}
