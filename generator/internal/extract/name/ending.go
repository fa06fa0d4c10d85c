package name

import (
	"strings"

	"dossier/generator/internal/anno"
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
			plan agreement accord treaty war games sox panthers rankings belt barrier room media music research insights heart`},
	} {
		for w := range strings.FieldsSeq(k.words) {
			m[w] = k.ending
		}
	}
	return m
}()

// Settle corrects whom a title made a person that says nothing in the whole article,
// and has the name of a place: in "Republican of Maine".
func Settle(set *anno.Set) {
	speaks := make([]bool, len(set.Entities))
	for _, a := range set.Attributions {
		if a.Speaker >= 0 {
			speaks[a.Speaker] = true
		}
	}
	for k := range set.Entities {
		e := &set.Entities[k]
		if e.Kind == anno.PersonEntity && e.ID == "" && !speaks[k] && calledAsPlace(e.Name) {
			*e = anno.Entity{Kind: anno.PlaceEntity, Name: e.Name}
		}
	}
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
