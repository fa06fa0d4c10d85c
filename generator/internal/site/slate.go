package site

import (
	"strconv"

	"github.com/yuin/goldmark/util"

	"dossier/generator/internal/conf"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/pen"
)

// A Slate is what one page is written on, then wiped for the next: a site has so
// many pages that new memory for what each of them shows would cost as much as to
// find it. The zero Slate is ready; it holds one page at a time.
type Slate struct {
	page Page
	text []byte  // all words written for the page
	json pen.Pen // of one citation

	// what is listed on the pages most of a site are
	words      stock[string]
	links      stock[Link]
	places     stock[Place]
	items      stock[StatementItem]
	witnesses  stock[witness]
	carriers   stock[Carrier]
	segments   stock[Segment]
	covers     stock[Coverage]
	sigla      stock[Siglum]
	frames     stock[frame]
	found      stock[Finding]
	rows       stock[FrameRow]
	cells      stock[FrameCell]
	statements stock[*dossier.Statement]
	sums       stock[uint64]
	only       stock[BriefStatement]
	shared     stock[SharedStatement]
	readings   stock[Reading]
	wordings   stock[Wording]
	tags       stock[Tag]
	runs       stock[Run]
	left       stock[LeftOut]
	speakers   stock[SpeakerRow]
	sentences  stock[Sentence]
	passages   stock[Passage]
	people     stock[PersonItem]
}

// wipe empties all lists.
func (s *Slate) wipe() {
	s.text = s.text[:0]
	s.words.wipe()
	s.links.wipe()
	s.places.wipe()
	s.items.wipe()
	s.witnesses.wipe()
	s.carriers.wipe()
	s.segments.wipe()
	s.covers.wipe()
	s.sigla.wipe()
	s.frames.wipe()
	s.found.wipe()
	s.rows.wipe()
	s.cells.wipe()
	s.statements.wipe()
	s.sums.wipe()
	s.only.wipe()
	s.shared.wipe()
	s.readings.wipe()
	s.wordings.wipe()
	s.tags.wipe()
	s.runs.wipe()
	s.left.wipe()
	s.speakers.wipe()
	s.sentences.wipe()
	s.passages.wipe()
	s.people.wipe()
}

// A stock has room for the lists of one kind on a page.
type stock[T any] struct{ room []T }

// list gives an empty list with room for n.
func (s *stock[T]) list(n int) []T {
	at := len(s.room)
	if cap(s.room)-at < n { // the lists there are keep the room they have
		at, s.room = 0, make([]T, 0, n+2*cap(s.room))
	}
	s.room = s.room[:at+n]
	return s.room[at : at : at+n]
}

func (s *stock[T]) wipe() {
	clear(s.room)
	s.room = s.room[:0]
}

// Open wipes the slate and gives p as it is shown on it, its title and
// description found. What the page says is good until the slate is opened again.
func (s *Slate) Open(p *Page) *Page {
	s.wipe()
	s.page = *p
	if p.words != nil {
		s.page.Title, s.page.Short, s.page.Description = p.words(p)
		s.page.words = nil
	}
	s.page.slate = s
	return &s.page
}

// join puts words together.
func (s *Slate) join(parts ...string) string {
	at := len(s.text)
	s.write(parts...)
	return s.since(at)
}

// date is DateOf, count a number in digits, and plural one with its noun.

func (s *Slate) date(d conf.Date) Date {
	at := len(s.text)
	s.text = appendDay(s.text, d)
	day := s.since(at)
	at = len(s.text)
	s.text = appendISO(s.text, d)
	return Date{day, s.since(at)}
}

func (s *Slate) count(n int) string {
	at := len(s.text)
	s.text = strconv.AppendInt(s.text, int64(n), 10)
	return s.since(at)
}

func (s *Slate) plural(n int, one, many string) string {
	at := len(s.text)
	s.text = appendPlural(s.text, n, one, many)
	return s.since(at)
}

// write adds to the text; since is what was added behind a place.

func (s *Slate) write(parts ...string) {
	for _, part := range parts {
		s.text = append(s.text, part...)
	}
}

func (s *Slate) since(at int) string { return util.BytesToReadOnlyString(s.text[at:]) }
