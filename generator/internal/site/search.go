package site

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/search"
	"dossier/generator/internal/text"
)

// SearchAddress is where readers search.
const SearchAddress = Address("search.html")

// SearchFolder is where the files of the index stand.
const SearchFolder = "search/"

// Index makes the files readers search, each in SearchFolder, and lends them to
// write. To make them takes as long as to plan all pages: they are made at each
// call. The error is write's.
func (s *Site) Index(write func(Address, []byte) error) error {
	if !s.HasSearch() {
		return nil
	}
	files, version, err := s.searchIndex(write)
	if err != nil {
		return err
	}
	folder := searchIn(version)
	s.searched.Do(func() { s.searchIn = folder })
	for _, f := range files {
		if err := write(folder+Address(f.Name), f.Data); err != nil {
			return err
		}
	}
	return nil
}

// searchFolder is the folder of the index but its parts, named by its content.
func (s *Site) searchFolder() Address {
	s.searched.Do(func() {
		_, version, _ := s.searchIndex(func(Address, []byte) error { return nil })
		s.searchIn = searchIn(version)
	})
	return s.searchIn
}

func searchIn(version string) Address { return SearchFolder + Address(version) + "/" }

// HasSearch tells whether there is anything to search.
func (s *Site) HasSearch() bool { return len(s.Dossier.Articles) > 0 }

// search plans the search page, the pages of its register, and the index a
// browser loads in parts, which is not made yet.
func (s *Site) search(add adder) {
	if !s.HasSearch() {
		return
	}
	register := s.registerOfAll()
	add.one(&Page{Address: SearchAddress, Template: "search", Title: "Search", Description: "A register of people, organizations, issues and statements, and a search of every paragraph.", Section: SearchAddress,
		build: func(p *Page) any { return searchPage(p, s.searchFolder(), register) }})
	if register.onePage {
		return
	}
	for _, part := range register.parts {
		add.one(&Page{Address: part.address, Template: "alphabet", Section: SearchAddress,
			words: func(*Page) (title, short, description string) {
				first, last := register.bounds(part)
				return "Register, " + part.title(), "", "People, organizations, issues and statements from " + first + " to " + last + "."
			},
			build: func(p *Page) any { return registerPage(p, register, part) }})
	}
}

// searchIndex gives every paragraph to the index, in the order of articles. Its
// parts are lent to write, the other files and their version are returned.
func (s *Site) searchIndex(write func(Address, []byte) error) ([]search.File, string, error) {
	agents := slices.Clone(s.agents)
	slices.SortStableFunc(agents, func(a, b *dossier.Agent) int { return cmp.Compare(len(b.Quotations), len(a.Quotations)) })
	number := map[*dossier.Agent]int{}
	list := make([]search.Agent, len(agents))
	for i, g := range agents {
		number[g] = i
		list[i] = search.Agent{Name: diag.Visible(g.Name), Href: string(AgentAddress(g)), Names: strings.Join(append([]string{g.Name}, g.OtherNames...), " / ")}
	}
	size := 0
	for _, a := range s.Dossier.Articles {
		size += a.Text.Len()
	}
	b := search.New(list, size, func(f search.File) error { return write(SearchFolder+Address(f.Name), f.Data) })
	type place struct {
		article *dossier.Article
		block   int
	}
	issues := map[place][]int{}
	for i, is := range s.Dossier.Issues {
		b.Issues = append(b.Issues, search.Issue{Title: diag.Visible(is.Title)})
		for _, pos := range is.Positions {
			for _, e := range pos.Evidence {
				if at := (place{e.Article, e.Block}); !slices.Contains(issues[at], i) {
					issues[at] = append(issues[at], i)
				}
			}
		}
	}
	voices := voicer{number: number}
	var paragraphs []search.Paragraph // of the article at hand
	for _, a := range s.Dossier.Articles {
		paragraphs = paragraphs[:0]
		date := DateOf(a.Published)
		year, month, day := a.Published.Day()
		out := search.Article{Title: diag.Visible(a.Title), Href: string(ArticleAddress(a)), Outlet: diag.Visible(a.Outlet.Name), Date: date.Text, Year: year, Month: int(month), Day: day}
		for i, words := range voices.stretches(a) {
			if len(words) > 0 {
				paragraphs = append(paragraphs, search.Paragraph{ID: blockID(a, i), Locator: locator(a, i), Stretches: words, Issues: issues[place{a, i}]})
			}
		}
		out.Paragraphs = paragraphs
		if err := b.Article(out); err != nil {
			return nil, "", err
		}
	}
	files, version := b.Files()
	return files, version, nil
}

// A voicer cuts articles into stretches of one voice, one article after the other
// in the same room.
type voicer struct {
	number map[*dossier.Agent]int

	all, open, runs []voiceRun
	gone            []text.Span
	blocks          [][]search.Stretch
	joiner
}

// A voiceRun is a span in one voice; the runs of an article are disjoint.
type voiceRun struct {
	span text.Span
	as   search.Stretch // without words
}

// stretches cuts each block of an article into runs of one voice. Furniture is
// left out: it is none of the article's words. They are good until the next
// article.
func (v *voicer) stretches(a *dossier.Article) [][]search.Stretch {
	v.voices(a)
	v.gone, v.blocks, v.out = v.gone[:0], v.blocks[:0], v.out[:0]
	for _, f := range a.Set.Furniture {
		v.gone = append(v.gone, f.Span)
	}
	k, g := 0, 0
	for _, b := range a.Set.Blocks {
		v.begin()
		at := b.Span.Start
		write := func(to int, as search.Stretch) { // all of the text up to an offset but furniture
			for at < to {
				for g < len(v.gone) && v.gone[g].End <= at {
					g++
				}
				end := to
				if g < len(v.gone) && v.gone[g].Start <= at {
					at = min(to, v.gone[g].End)
					continue
				} else if g < len(v.gone) {
					end = min(end, v.gone[g].Start)
				}
				for s := range a.Text.Visible(text.Span{Start: at, End: end}) {
					v.add(a.Text.Slice(s), as)
				}
				at = end
			}
		}
		for k < len(v.runs) && v.runs[k].span.End <= at {
			k++
		}
		for j := k; j < len(v.runs) && v.runs[j].span.Start < b.Span.End; j++ {
			write(max(at, v.runs[j].span.Start), search.Stretch{})
			write(min(b.Span.End, v.runs[j].span.End), v.runs[j].as)
		}
		write(b.Span.End, search.Stretch{})
		v.blocks = append(v.blocks, v.done())
	}
	return v.blocks
}

// voices gives each character to the quotation that holds it; where one stands
// inside another, to the inner one.
func (v *voicer) voices(a *dossier.Article) {
	all, open, out := v.all[:0], v.open[:0], v.runs[:0]
	for _, q := range a.Quotations {
		as := search.Stretch{Voice: search.Voice{Quoted: true, Agent: -1, Reported: q.Type() == anno.Indirect}, Statement: string(StatementAddress(q.Statement))}
		as.Statement = strings.TrimSuffix(strings.TrimPrefix(as.Statement, statementsFolder), ".html")
		if n, ok := v.number[q.Speaker]; ok {
			as.Voice.Agent = n
		}
		for _, s := range stretches(q) {
			all = append(all, voiceRun{s, as})
		}
	}
	slices.SortStableFunc(all, func(x, y voiceRun) int {
		return cmp.Or(cmp.Compare(x.span.Start, y.span.Start), cmp.Compare(y.span.End, x.span.End))
	})
	at := 0
	upTo := func(end int) { // gives what lies before end to the innermost open one
		if r := open[len(open)-1]; at < end {
			out = append(out, voiceRun{text.Span{Start: max(at, r.span.Start), End: end}, r.as})
			at = end
		}
	}
	shut := func(before int) {
		for len(open) > 0 && open[len(open)-1].span.End <= before {
			upTo(open[len(open)-1].span.End)
			open = open[:len(open)-1]
		}
	}
	for _, r := range all {
		shut(r.span.Start)
		if len(open) > 0 {
			upTo(r.span.Start)
		}
		at = max(at, r.span.Start)
		open = append(open, r)
	}
	shut(a.Text.Len())
	v.all, v.open, v.runs = all, open, out
}

// A joiner puts stretches together, each run of white space one space.
type joiner struct {
	out   []search.Stretch // one text behind the other
	first int              // of the text that is joined
	plain string           // words of the text itself that need no change; written before others follow
	words strings.Builder
	as    search.Stretch
	some  bool // words before
	space bool // before the next one
}

// begin begins a text.
func (j *joiner) begin() { *j = joiner{out: j.out, first: len(j.out)} }

func (j *joiner) add(words string, as search.Stretch) {
	if as.Voice != j.as.Voice || as.Statement != j.as.Statement {
		j.end()
		j.as = as
	}
	if j.words.Len() == 0 && j.plain == "" && !j.space && text.IsPlain(words) {
		j.plain, j.some = words, j.some || words != ""
		return
	}
	j.words.WriteString(j.plain)
	j.plain = ""
	for words != "" {
		end := strings.IndexFunc(words, unicode.IsSpace)
		if end == 0 {
			_, n := utf8.DecodeRuneInString(words)
			words, j.space = words[n:], j.some
			continue
		}
		if end < 0 {
			end = len(words)
		}
		if j.space {
			j.words.WriteByte(' ')
		}
		j.words.WriteString(words[:end])
		words, j.some, j.space = words[end:], true, false
	}
}

func (j *joiner) end() {
	if words := cmp.Or(j.plain, j.words.String()); words != "" {
		j.as.Words = diag.Visible(words)
		j.out = append(j.out, j.as)
		j.plain = ""
		j.words.Reset()
	}
}

func (j *joiner) done() []search.Stretch {
	j.end()
	return j.out[j.first:]
}
