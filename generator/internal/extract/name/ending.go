package name

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dossier/generator/internal/extract/lexicon"
)

// An ending is what the last word of a name tells of its bearer.
type ending struct {
	place bool // it is a place, else a thing
	sure  bool // hardly anybody has the word for a surname
}

// endings are words that names end with whose bearers are nobody: "Clarke County",
// "Purple Heart".
var endings = func() map[string]ending {
	m := map[string]ending{}
	for _, k := range []struct {
		ending
		words string
	}{
		{ending{place: true, sure: true}, `county counties island islands avenue boulevard street valley mountains ocean peninsula canyon heights springs square district
			province strait archipelago airport`},
		{ending{place: true}, `bay beach bridge creek falls forest harbor harbour hill hills lake lakes mountain mount park river road ranch plaza stadium arena hotel`},
		{ending{sure: true}, `amendment award awards museum library memorial elementary rights liberties`},
		{ending{}, `act prize medal forum summit convention conference dialogue series bowl classic day security revolution front bloc partners partnership
			energy guard reserve patrol productions records studios academy high church mosque synagogue temple cemetery system program project initiative
			plan agreement accord treaty war games sox panthers rankings belt barrier room media broadcasting music research insights heart`},
	} {
		for w := range strings.FieldsSeq(k.words) {
			m[w] = k.ending
		}
	}
	return m
}()

// nobodys tells whether nobody is called so: an adverb of the headline stands behind
// the name ("Jane Stone Just"), or a word is none of a name.
func nobodys(name string) bool {
	words := strings.Fields(name)
	last := strings.ToLower(words[len(words)-1])
	return lexicon.Look(last).Is(lexicon.Adverb) && last != "long" || slices.ContainsFunc(words, func(w string) bool {
		return runTogether(w) || notOfName.MatchString(w)
	})
}

// notOfName are contractions, and adjectives made of a name: "You’ve", "Stone-style".
var notOfName = regexp.MustCompile(`(?i)(?:['’](?:ve|re|ll|m)|n['’]t|-(?:style|type|like|era|led|based|backed|born|trained|turned|made|owned|funded|appointed|maker|winner|winning))$`)

// runTogether tells whether a word has small letters before capitals more than once,
// as where the markup between words was lost: "StoneShareReply", not "McStone".
func runTogether(word string) bool {
	changes, small := 0, false
	for _, r := range word {
		if small && unicode.IsUpper(r) {
			changes++
		}
		small = unicode.IsLower(r)
	}
	return changes > 1
}

// calledAsPlace tells whether a name is made of words of places, and of no given name.
func calledAsPlace(name string) bool {
	place := false
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		e := lexicon.Look(w)
		if e.Is(lexicon.Given) || !e.Is(lexicon.Place) && !placeParts[w] {
			return false
		}
		place = place || e.Is(lexicon.Place)
	}
	return place
}
