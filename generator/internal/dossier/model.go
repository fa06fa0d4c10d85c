// Package dossier is the model an editor works on: the articles with what was
// found in them, the people and organizations across all of them, the
// statements they carry, and what the author's files add and decide.
package dossier

import (
	"slices"
	"sort"
	"unique"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/ledger"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/source"
	"dossier/generator/internal/sum"
	"dossier/generator/internal/text"
)

// A Dossier is the whole, complete and immutable once assembled. All slices are
// in the order pages list them.
type Dossier struct {
	Settings      Settings
	Build         func() string // twelve hexadecimal digits of the sha256 of all it was made from; nil before a build
	Kept          bool          // statement numbers are kept in a lock beside the content
	Articles      []*Article    // by publication date, then id; undated last
	People        []*Agent      // by share of quoted words, then name
	Organizations []*Agent      // likewise
	Statements    []*Statement  // by number
	Retired       []*Retired    // statements no article carries any more, by number
	Corrections   []Correction  // what changed and why, the newest first
	Issues        []*Issue      // by id
	Events        []*Event      // by date, then id; undated last
	Notes         []*Note       // by id
	Briefings     []*Briefing   // by id
	Finds         Finds         // how many annotations there are, and of whom
	Lines         []*Prose      // what the author says in settings and front matter, by file and place

	author sum.Sum // see Author
}

// Author is the sum of the author's files, all but those of articles and the lock.
func Author(d *Dossier) sum.Sum { return d.author }

// From is the sum of all an article was read from. What else it says hangs on
// Author, and on who is who in it.
func From(a *Article) sum.Sum { return a.from }

// Settings is dossier.yaml. A dossier without one gets a title from its folder.
type Settings struct {
	Title    string
	Question string
	Summary  string
	Language string // BCP 47; "en" by default
	BaseURL  string // with final slash; "" when unknown
	Rights   string
	Strict   bool // scare quotes in the author's prose are quotations too
	Outlets  []Outlet
}

// An Outlet publishes articles.
type Outlet struct{ ID, Name, URL string }

// An Article is one text from one outlet, with what is known about it.
type Article struct {
	Order     int // its place in Dossier.Articles, from 0
	ID        string
	Title     string
	Outlet    Outlet    // zero when unknown
	Published conf.Date // zero when unknown
	Inferred  bool      // outlet and date were concluded from the text, not printed with it
	BasisNote string    // what they were concluded from
	Byline    string
	URL       string
	Archived  string
	Rights    string
	Digest    bool   // a text the author wrote from the article, not the article
	Language  string // BCP 47, the dossier's by default
	words     int
	from      sum.Sum // see From
	version   string  // of the text, as the lock keeps it
	day       int     // of publication, see dayOf

	Source     *source.Article
	Text       *text.Text   // Source.Text, the one coordinate system
	Set        *anno.Set    // blocks, furniture, repairs and the dates of tags; of the rest Quotations and Mentions are made
	Ledger     []ledger.Run // every character in exactly one class
	Sentences  []text.Short // of all blocks, in order
	Quotations []*Quotation // in order of their first word
	Mentions   []Mention    // of people and organizations with a page, in order
	Rejected   []Rejection
}

// Sentence returns the index in Sentences of the sentence at a byte offset, -1
// when none is there.
func (a *Article) Sentence(off int) int {
	return sentenceAt(a.Sentences, off)
}

func sentenceAt(sentences []text.Short, off int) int {
	i := sort.Search(len(sentences), func(i int) bool { return sentences[i].Span().End > off })
	if i < len(sentences) && sentences[i].Span().Start <= off {
		return i
	}
	return -1
}

// Words counts the words of the article's own blocks, furniture left out.
func (a *Article) Words() int { return a.words }

// State is what a person has said about an annotation.
type State string

const (
	Unreviewed State = "unreviewed"
	Reviewed   State = "reviewed"
)

// A Quotation is one numbered stretch of speech: the parts of an attribution
// that run on as one sentence or follow one another without a tag between. It
// is the unit pages label, link and cite.
type Quotation struct {
	*Utterance
	Article   *Article
	Speaker   *Agent
	Statement *Statement
	Witness   *Witness
}

// An Utterance is what an article by itself tells of a quotation: it is the same
// in every dossier that has the article, and never changes. All quotations of an
// archive have one, so that it is small.
type Utterance struct {
	N       int          // position in the article, from 1
	Block   int          // index into Article.Set.Blocks of its first word
	Unnamed string       // who speaks, as printed, for when there is no Speaker: "a senior official"
	Manner  *anno.Manner // of the tag
	by      unique.Handle[anno.By]
	attrib  unique.Handle[anno.By]

	spans                []text.Span // its Parts, one after the other
	content, quoted, cue int32       // how many spans are of each
	words                int32       // of its stretches
	speaker              int32       // index into the entities of its study; -1 for nobody who may have a page
	kind, mode, doubt    uint8       // index into kinds, modes, doubts
	reviewed             bool
}

var (
	kinds = []anno.Type{"", anno.Direct, anno.Indirect, anno.Mixed}
	modes = []anno.Mode{"", anno.Speech, anno.Thought, anno.Attitude}
)

// Parts are the spans of a quotation.
type Parts struct {
	Content []text.Span
	Quoted  []text.Span // inside the marks; empty for indirect speech
	Cue     []text.Span
	Source  []text.Span
}

// NewUtterance makes an utterance of which no more is known than its parts.
func NewUtterance(kind anno.Type, p Parts) *Utterance {
	u := &Utterance{Manner: &anno.Manner{}, speaker: -1}
	u.consistOf(kind, p, nil)
	return u
}

// consistOf gives an utterance its parts, and room with their spans after what it has.
func (u *Utterance) consistOf(kind anno.Type, p Parts, room []text.Span) []text.Span {
	from := len(room)
	for _, spans := range [][]text.Span{p.Content, p.Quoted, p.Cue, p.Source} {
		room = append(room, spans...)
	}
	u.kind = uint8(slices.Index(kinds, kind))
	u.content, u.quoted, u.cue = int32(len(p.Content)), int32(len(p.Quoted)), int32(len(p.Cue))
	u.spans = room[from:]
	return room
}

func (u *Utterance) Type() anno.Type { return kinds[u.kind] }
func (u *Utterance) Mode() anno.Mode { return modes[u.mode] }

// Content, Quoted, Cue and Source are its Parts.

func (u *Utterance) Content() []text.Span { return u.part(0, u.content) }
func (u *Utterance) Quoted() []text.Span  { return u.part(u.content, u.quoted) }
func (u *Utterance) Cue() []text.Span     { return u.part(u.content+u.quoted, u.cue) }
func (u *Utterance) Source() []text.Span {
	from := u.content + u.quoted + u.cue
	return u.part(from, int32(len(u.spans))-from)
}

// part is nil where there are none.
func (u *Utterance) part(from, n int32) []text.Span {
	if n == 0 {
		return nil
	}
	return u.spans[from : from+n : from+n]
}

// State tells whether a person has looked at it.
func (u *Utterance) State() State {
	if u.reviewed {
		return Reviewed
	}
	return Unreviewed
}

// By tells who found the words, Attrib who found the speaker.

func (u *Utterance) By() anno.By     { return u.by.Value() }
func (u *Utterance) Attrib() anno.By { return u.attrib.Value() }

// Span is the smallest span that holds the quotation's words.
func (u *Utterance) Span() text.Span { return text.Bounds(u.Content()) }

// Paragraph is the ¶ number, 0 in a headline, standfirst or caption.
func (q *Quotation) Paragraph() int { return int(q.Article.Set.Blocks[q.Block].N) }

// A Mention is a place where an article names an agent that has a page.
type Mention struct {
	Agent  *Agent
	At     text.Short
	ByName bool // not as "the mayor"
	First  bool // the first by name in its article
}

// Span is where it stands.
func (m *Mention) Span() text.Span { return m.At.Span() }

// A Rejection is a suggestion a person has turned down.
type Rejection struct {
	Span   text.Span
	Reason string
}

// A Statement is the words themselves, carried by one or more quotations.
type Statement struct {
	Order     int    // its place in Dossier.Statements, from 0
	Number    int    // for good, see Lock
	Slug      string // for good: "no-question-in-my-mind"
	Speaker   *Agent // nil when nobody with a page said it
	Words     string // of the fullest witness, as printed, without outer marks
	Type      anno.Type
	Witnesses []*Witness // fullest first, then by article and place
	Evidence  []*Evidence
	Event     *Event       // the occasion the author says it belongs to; nil when none
	Echoes    []*Statement // the same words, given to other speakers: a repetition, or a name that is wrong
}

// A Witness is one quotation of a statement, and how its words relate to it.
type Witness struct {
	Quotation *Quotation
	With      *Witness       // the witness it was compared with; nil for the fullest
	diffs     []collate.Diff // see Diffs; nil where all words are the same
	Join      collate.Join   // why it belongs to the statement; the zero Join of the fullest witness
	At, Words int32          // which words of the statement it carries: from word At (0-based), so many
	Relation  Relation       // of its words to the base text
}

// Diffs are its words against the fullest witness's, all words of both.
func (w *Witness) Diffs() []collate.Diff {
	if w.diffs == nil && w.Words > 0 {
		all := collate.Range{To: int(w.Words)}
		return []collate.Diff{{Kind: collate.Same, Base: all, Witness: all}}
	}
	return w.diffs
}

// Relation is how a witness's words relate to the statement's.
type Relation uint8

const (
	Full        Relation = iota + 1 // the same characters between the quotation marks
	Typographic                     // the same words; punctuation, case or spaces differ
	Fragment                        // a part of the words, in a row
	Variant                         // words are changed, left out inside, added or in another order
)

func (r Relation) String() string {
	return [...]string{"", "full", "typographic", "fragment", "variant"}[r]
}

// A Retired statement keeps its number, its address and its words after the
// last article that carried them has lost them.
type Retired struct {
	Number    int
	Slug      string
	Speaker   string // agent id
	Words     string
	Witnesses []FormerWitness
	Into      *Statement // what stands in its place now; nil when nothing does
	Whole     bool       // Into has all its words
}

// A FormerWitness is a place a retired statement stood.
type FormerWitness struct {
	Article *Article // nil when the dossier has it no more
	ID      string   // of the article
	Version string   // the first digits of the sha256 of the text it stood in
	Place   string   // "¶ 4"
	Words   string   // as printed there
	Fate    Fate
}

// Fate is what became of the words of a former witness.
type Fate string

const (
	NoArticle Fate = "no-article" // the dossier has the article no more
	Changed   Fate = "changed"    // the text is another, and does not have them
	Unquoted  Fate = "unquoted"   // they stand there, but are not taken for a quotation
)

// A Correction is what has changed in the dossier, and why.
type Correction struct {
	Date    conf.Date // zero of what no correction explains yet
	Why     string
	Changes []Change // articles by id, then statements by number
}

// A Change is an article or a statement that differs from what it was.
type Change struct {
	Kind      lock.Kind
	ID        string     // of the article; "" for a statement
	Article   *Article   // nil when the dossier has it no more
	Number    int        // of the statement
	Statement *Statement // nil when no article carries it
	Retired   *Retired   // of one no article carries
	From      string     // version of the text, or words, before; "" when new
}

// An Agent is a person or an organization (foaf:Agent), the one a source
// resolves to or a mention names.
type Agent struct {
	Rank           int             // its place among the dossier's people, then organizations, from 0
	Kind           anno.EntityKind // person or organization
	ID             string          // of its page: "john-kerry"
	Name           string
	SortName       string // surname first for people
	Initials       string // "JK"
	OtherNames     []string
	Roles          []Role
	Links          []Link
	Identifiers    []Identifier // by scheme
	Classification string       // of an organization: "government"
	Parent         *Agent       // of an organization
	Members        []*Agent     // people whose roles name this organization; child organizations
	Biography      *Prose       // nil when the author wrote none
	Authored       bool         // the author keeps a file about it
	*joining                    // nil once the dossier is put together

	Voice        int // 1–4 by share of words in the dossier, 5 for everybody else
	Quotations   []*Quotation
	Statements   []*Statement
	Quoted       int         // words between quotation marks
	Reported     int         // words of indirect speech
	Articles     []*Article  // that name it
	Descriptions []Described // as outlets printed them
	Named        []Naming    // every sentence in an article that names it, in order
	Positions    []*Position
	About        []*Quotation // quotations of others whose words name it
}

// A Role is an office held.
type Role struct {
	Role         string
	Organization *Agent // nil when not among the dossier's
	OrgName      string // as written when there is no Organization
	From, To     conf.Date
	AsOf         conf.Date
}

// An Identifier names somebody in another register (Popolo's identifiers).
type Identifier struct{ Scheme, ID string }

// A Link leads out of the site.
type Link struct{ Label, URL string }

// Described is a description an article prints of somebody, verbatim.
type Described struct {
	Article *Article
	Span    text.Span
}

// A Naming is one sentence of an article that names an agent.
type Naming struct {
	Article        *Article
	mention, block int32
}

// Mention is where the sentence names it.
func (n *Naming) Mention() text.Span { return n.Article.Mentions[n.mention].Span() }

// Sentence is the sentence.
func (n *Naming) Sentence() text.Span { return sentenceSpan(n.Article.Sentences, n.Mention()) }

// Block is an index into Article.Set.Blocks.
func (n *Naming) Block() int { return int(n.block) }

// A Note is prose the author writes.
type Note struct {
	ID    string
	Title string
	Date  conf.Date
	Text  *Prose
}
