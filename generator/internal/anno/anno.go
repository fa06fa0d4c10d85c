// Package anno is the standoff annotation of one article: typed facts about
// spans of its text, each with who says so, why and how sure. Nothing here
// changes or copies the text.
//
// The words are those of the field: an attribution is source, cue and content
// (PARC 3.0, PolNeAR); a mention points to an entity of the article.
package anno

import (
	"slices"

	"dossier/generator/internal/text"
)

// Origin tells who made an annotation.
type Origin string

const (
	Rule   Origin = "rule"
	Model  Origin = "model"
	Person Origin = "person"
)

// By is the provenance every annotation carries.
type By struct {
	Origin     Origin
	Rule       string  // rule name ("quote/double", see extract.Rules), or path:line of a person's mark
	Why        string  // one short clause for people: "closing mark typed as an opening one"
	Confidence float64 // 0 to 1; a person's word is 1
}

// BlockKind is what a block of the article is.
type BlockKind uint8

const (
	Headline BlockKind = iota + 1
	Standfirst
	Caption
	Heading // a heading inside the body
	Body
	Aside // a block that is furniture as a whole
)

func (k BlockKind) String() string {
	return [...]string{"", "headline", "standfirst", "caption", "heading", "body", "furniture"}[k]
}

// A Block is one paragraph-like unit. Blocks are in order and disjoint;
// between them stands only white space or markup. A dossier keeps all of them,
// so that they are small: who made them stands beside.
type Block struct {
	Span text.Span // without the line breaks around it
	N    int32     // paragraph number, from 1, of body blocks; 0 for the others
	Kind BlockKind
}

// Furniture is page furniture caught in the text. A block that is furniture as
// a whole has one Furniture of the same span.
type Furniture struct {
	Span text.Span
	By   By
}

// A Repair reads one printed character as another, for pairing quotation marks
// only. The text stays as printed.
type Repair struct {
	Span text.Span
	Read string // what is read instead of the span's text
	By   By
}

// Type is how an attribution renders the words.
type Type string

const (
	Direct   Type = "direct"   // all in quotation marks; or a transcript's turn, which has none (Quoted is empty)
	Indirect Type = "indirect" // none
	Mixed    Type = "mixed"    // some
)

// Mode is what kind of act is attributed; pages may show speech alone.
type Mode string

const (
	Speech   Mode = "speech"
	Thought  Mode = "thought"
	Attitude Mode = "attitude"
)

// An Attribution is what one article prints of somebody's words.
type Attribution struct {
	Type    Type
	Mode    Mode
	Content []text.Span // the words, with their quotation marks; several when a tag interrupts
	Quoted  []text.Span // the stretches between quotation marks, without the marks; sorted, disjoint
	Cue     []text.Span // "said"; empty when the words stand without a tag
	Source  []text.Span // the words that name the speaker: "Kerry", "he", "a spokesman for the campaign"
	Speaker int         // index into Set.Entities; -1 when nobody is named
	Manner  Manner      // where, how and to whom, as far as the tag says
	By      By          // who found the words
	Attrib  By          // who found the speaker ("speaker/carried-over", "coref/pronoun")
}

// Manner is what a tag says besides who and what. Spans may be empty.
type Manner struct {
	Venue    text.Span // "at a rally in Ohio", "on NBC’s Meet the Press"
	Medium   string    // "interview", "tweet" (package manner lists them); "" when not said
	Audience text.Span // "reporters"
	When     text.Span // the date in the tag; it lies in one of Set.Dates
}

// A Date is a date or time the text mentions, placed in the calendar as far as
// the day of publication allows.
type Date struct {
	Span text.Span // "early Sunday"
	EDTF string    // Extended Date/Time Format (ISO 8601-2): "2013-11-10"; "" when it cannot be placed
	Text string    // for people: "10 Nov 2013, early"
	From string    // first day, month or year in ISO 8601; "" when not placed or open
	To   string    // the last one
	By   By
}

// EntityKind is what an entity is.
type EntityKind string

const (
	PersonEntity       EntityKind = "person"
	OrganizationEntity EntityKind = "organization"
	PlaceEntity        EntityKind = "place"
	DocumentEntity     EntityKind = "document" // a report, a poll, a statement that "says"
	UnnamedEntity      EntityKind = "unnamed"  // "a senior official"
)

// An Entity is what mentions of one article point to. Entities of different
// articles are joined later, with evidence (package dossier).
type Entity struct {
	Kind         EntityKind
	Name         string      // fullest form printed, titles left out: "John Kerry"
	ID           string      // id of the author's file, when a known name or a mark says who it is; else ""
	Gender       string      // "f", "m" or "" when the text does not say
	Descriptions []text.Span // titles and appositions as printed: "Secretary of State", "vice president of …"
}

// MentionKind is how a mention refers.
type MentionKind uint8

const (
	NameMention    MentionKind = iota + 1
	PronounMention             // "she"
	NominalMention             // "the secretary", "the French"
)

// A Mention is one place where the article refers to an entity.
type Mention struct {
	Span   text.Span
	Kind   MentionKind
	Entity int // index into Set.Entities
	By     By
}

// A Set is all that is known of one article's text. Every slice is sorted by
// its first span's start; spans lie on character borders inside the text.
type Set struct {
	Blocks       []Block
	BlocksBy     []By // who made each; nil when that is not kept
	Furniture    []Furniture
	Repairs      []Repair
	Attributions []Attribution
	Entities     []Entity // in the order they were found, of first mention but for names in headlines
	Mentions     []Mention
	Dates        []Date // disjoint
}

// BlockAt returns the index of the block that holds the byte at off, -1 when
// it stands between blocks.
func (s *Set) BlockAt(off int) int {
	i, found := slices.BinarySearchFunc(s.Blocks, off, func(b Block, off int) int {
		switch {
		case b.Span.End <= off:
			return -1
		case b.Span.Start > off:
			return 1
		}
		return 0
	})
	if !found {
		return -1
	}
	return i
}

// InFurniture tells whether a span holds anything of the page's furniture.
func (s *Set) InFurniture(span text.Span) bool {
	return slices.ContainsFunc(s.Furniture, func(f Furniture) bool { return f.Span.Overlaps(span) })
}
