// Package lexicon is what the rules know of English before they read: verbs
// that introduce speech and the frames they take, titles, given names with
// their gender, nouns of offices and bodies, function words. One lookup a word.
// The tables are general; nothing in them belongs to one story.
package lexicon

import (
	"strings"
	"unicode/utf8"
)

// Class is a set of word classes.
type Class uint64

const (
	Det         Class = 1 << iota // the, a, this
	Possessive                    // his, her, their
	Subject                       // he, she, they, who may speak
	Object                        // him, them
	Relative                      // who, which
	Preposition                   //
	Conjunction                   // and, or, but
	Subordinate                   // because, while, if
	Auxiliary                     // has, is, would
	Modal                         // would, will, can
	Adverb                        //
	Quantity                      // many, some, two
	Verb                          // a verb form that is no cue, or not only
	Title                         // Sen., President
	Given                         // a given name
	Role                          // spokesman, analyst
	Body                          // campaign, committee, court
	Paper                         // report, poll, statement
	Calendar                      // Monday, June, today
	Nation                        // American, French
	Place                         // Geneva, Texas
	Starter                       // begins sentences with a capital and is no name
	Addressee                     // reporters, me, him: who is told
	Be                            // a form of to be
	Media                         // News, Times, Journal: last word of an outlet's name
	Company                       // Inc., Corp.
	Wh                            // what, how, why, whether, if
	Nominal                       // claim, view: a noun that governs content
	People                        // voters, critics: people in the plural
)

// Entry is all that is known of one lower-case word.
type Entry struct {
	Word   string
	Class  Class
	Gender string // of a given name, title, pronoun or role noun: "f", "m" or ""
	Cue    *Cue   // the verb it is a form of
	Form   Form   // which form of Cue
}

// Is tells whether the word is in one of the classes of c.
func (e *Entry) Is(c Class) bool { return e.Class&c != 0 }

// Look returns the entry of a lower-case word; Unknown for one in no table. The
// entries are shared and must not be changed.
func Look(lower string) *Entry {
	if e, ok := table[lower]; ok {
		return e
	}
	return Unknown
}

// Read returns a word as printed in lower case, with its entry.
func Read(printed string) (lower string, e *Entry) {
	i := 0
	for i < len(printed) && printed[i] < utf8.RuneSelf && !('A' <= printed[i] && printed[i] <= 'Z') {
		i++
	}
	if i == len(printed) {
		return printed, Look(printed)
	}
	var small [24]byte // for most words
	n := copy(small[:], printed)
	for i := range n {
		switch c := small[i]; {
		case c >= utf8.RuneSelf:
			n = 0
		case 'A' <= c && c <= 'Z':
			small[i] = c + 'a' - 'A'
		}
	}
	if n == len(printed) {
		if e, ok := table[string(small[:n])]; ok {
			return e.Word, e
		}
	}
	lower = strings.ToLower(printed)
	return lower, Look(lower)
}

// Unknown is the entry of a word in no table, PastForm that of an unknown word
// which ends like a past form.
var (
	Unknown  = &Entry{}
	PastForm = &Entry{Class: Verb, Form: Past | Part}
)

var table = build()

func build() map[string]*Entry {
	m := make(map[string]*Entry, 6000)
	at := func(w string) *Entry {
		e := m[w]
		if e == nil {
			e = &Entry{Word: w}
			m[w] = e
		}
		return e
	}
	add := func(c Class, gender, words string) {
		for w := range strings.FieldsSeq(words) {
			e := at(w)
			e.Class |= c
			if gender != "" && e.Gender == "" {
				e.Gender = gender
			}
		}
	}
	for _, l := range lists {
		add(l.class, l.gender, l.words)
	}
	for w := range strings.FieldsSeq(plainVerbs) {
		for f, w := range inflect(w) {
			e := at(w)
			e.Class |= Verb
			if e.Cue == nil {
				e.Form |= 1 << f
			}
		}
	}
	for i := range cues {
		c := &cues[i]
		for f, w := range inflect(c.Lemma) {
			if w == "" {
				continue
			}
			e := at(w)
			if e.Cue == nil {
				e.Cue, e.Form = c, 0
			}
			if e.Cue == c {
				e.Form |= 1 << f
			}
			e.Class |= Verb
		}
	}
	return m
}

type list struct {
	class  Class
	gender string
	words  string
}
