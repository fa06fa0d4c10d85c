package search

// PartFolder is where parts stand, beside the folder of all other files.
const PartFolder = "parts/"

// A File is one script of the index; Name has no folder but PartFolder: "t12.js".
type File struct {
	Name string
	Data []byte
}

// An Agent is a person or organization with a page. Its place in the list
// given to New is its number: those who speak most should come first, as small
// numbers are short.
type Agent struct {
	Name  string
	Href  string // from the folder of search.html
	Names string // all its names, to be found by
}

// An Article is one text whose paragraphs are searched.
type Article struct {
	Title      string
	Href       string // from the folder of search.html
	Outlet     string // "" when unknown
	Date       string // for people: "10 Nov 2013"; "" when unknown
	Year       int    // 0 when unknown
	Month, Day int    // 0 when not known so precisely
	Paragraphs []Paragraph
}

// A Paragraph is what a reader searches in and lands on.
type Paragraph struct {
	ID        string // of its element: "p4"
	Locator   string // "¶ 4"
	Stretches []Stretch
	Issues    []int // numbers of the issues it is evidence on
}

// A Stretch is a run of words in one voice.
type Stretch struct {
	Words     string
	Voice     Voice
	Statement string // its page's name, "12-no-question"; "" for the article's own words
}

// A Voice says whose words a stretch is. The zero Voice is the article's own.
type Voice struct {
	Quoted   bool // or reported: somebody's words
	Agent    int  // its number; -1 for somebody without a page
	Reported bool // without quotation marks
}

// code numbers voices: 0 the article's own, then two numbers for each speaker,
// in quotation marks and reported, first for those without a page.
func (v Voice) code() uint32 {
	if !v.Quoted {
		return 0
	}
	c := uint32(2*(v.Agent+1) + 1)
	if v.Reported {
		c++
	}
	return c
}
