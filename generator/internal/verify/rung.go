package verify

// Severity is what a rung means for a build.
type Severity string

const (
	Pass Severity = "pass"
	Warn Severity = "warn" // shown; the build goes on
	Fail Severity = "fail" // the build stops
)

// A Rung is a step of the misquote ladder, from the best down. A quotation
// stands on the lowest rung anything about it needs.
type Rung uint8

const (
	Exact           Rung = iota // character by character, a whole quotation
	Typography                  // quotation marks, dashes, spaces, accents of form
	Edges                       // the first letter's case; the final punctuation; the comma of a tag left out
	Fragment                    // a part, in order, inside one quotation
	MarkedCut                   // words left out where … stands
	MarkedInsertion             // words of the author's in [ ]
	Punctuation                 // the same words, but inner punctuation or capitals differ
	EndCut                      // printed as a whole sentence, but the source's goes on
	LimitCut                    // a cut hides not, if, but, only, a number
	Joined                      // run together over a border between paragraphs
	UnknownSpeaker              // somebody is named nearby, and the source does not say who speaks
	Question                    // a question mark added, or lost
	WrongSpeaker                // the words of somebody not named nearby
	WrongSource                 // not in the article or outlet named nearby
	Across                      // words of two quotations, or of a quotation and the outlet, as one
	Furniture                   // words that exist only in page furniture
	Order                       // the words in another order
	Changed                     // other words, more words, or words left out without a mark
	NotFound                    // nothing like it
)

var rungs = [...]struct {
	name     string
	severity Severity
}{
	Exact:           {"exact", Pass},
	Typography:      {"typography", Pass},
	Edges:           {"edges", Pass},
	Fragment:        {"fragment", Pass},
	MarkedCut:       {"marked cut", Pass},
	MarkedInsertion: {"marked insertion", Pass},
	Punctuation:     {"punctuation", Warn},
	EndCut:          {"cut at the end", Warn},
	LimitCut:        {"cut hides a limit", Warn},
	Joined:          {"joined paragraphs", Warn},
	UnknownSpeaker:  {"speaker unknown", Warn},
	Question:        {"question mark", Fail},
	WrongSpeaker:    {"wrong speaker", Fail},
	WrongSource:     {"wrong source", Fail},
	Across:          {"across quotations", Fail},
	Furniture:       {"furniture", Fail},
	Order:           {"order changed", Fail},
	Changed:         {"words changed", Fail},
	NotFound:        {"not found", Fail},
}

// String is the rung's name as pages and messages show it: "marked cut".
func (r Rung) String() string { return rungs[r].name }

// Severity is what standing on the rung means.
func (r Rung) Severity() Severity { return rungs[r].severity }

// Rungs lists the ladder from the best rung down.
func Rungs() []Rung {
	out := make([]Rung, len(rungs))
	for i := range out {
		out[i] = Rung(i)
	}
	return out
}

// issues is the set of rungs the parts of a quotation need. As a number, the
// smaller set is the better: its lowest rung decides.
type issues uint32

func (is issues) has(r Rung) bool { return is>>r&1 == 1 }

// rung returns the lowest rung of the set.
func (is issues) rung() Rung {
	r := Exact
	for k := range rungs {
		if is.has(Rung(k)) {
			r = Rung(k)
		}
	}
	return r
}
