package dossier

import (
	"cmp"
	"iter"
	"net/url"
	"slices"
	"sort"
	"strings"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/collate"
	"dossier/generator/internal/conf"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/sum"
	"dossier/generator/internal/text"
)

// Assemble puts the dossier together: articles with their quotations, the
// agents across all of them, statements with their numbers, and what the
// author's files say. It returns the lock to keep beside the content.
// name is the folder's, for a dossier that has no title of its own.
func Assemble(name string, f *Files, articles []Annotated) (*Dossier, lock.Lock, diag.List) {
	return (&Held{Once: true}).assemble(name, f, articles)
}

func (h *Held) assemble(name string, f *Files, articles []Annotated) (*Dossier, lock.Lock, diag.List) {
	b := &builder{held: h, d: &Dossier{author: f.author(), Kept: !f.Bare}, files: f, agents: newRegistry(&h.names), byID: map[string]*Article{}, received: map[*Article]Annotated{}, finders: map[*Article]*finder{}}
	b.settings(name)
	articles = slices.Clone(articles)
	slices.SortFunc(articles, func(x, y Annotated) int { return cmp.Compare(x.Source.ID, y.Source.ID) })
	joined := b.agents.join(f.Agents, articles)
	b.agents.makeRoom(articles, joined)
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, k int) int { return byDate(&articles[i], &articles[k]) })
	for _, i := range order {
		b.article(articles[i], joined[i])
	}
	b.describe()
	var next lock.Lock
	h.Crew.Both(func() { next = b.statements() }, b.about)
	b.count()
	b.events()
	b.issues()
	b.notes()
	b.briefings()
	b.lines()
	b.warnLookalikes()
	next.Articles = b.anchored()
	next = next.Since(f.Lock, b.editions())
	b.corrections(next)
	for _, g := range b.agents.list {
		g.joining = nil
	}
	return b.d, next, b.ds
}

type builder struct {
	held     *Held
	d        *Dossier
	files    *Files
	agents   *registry
	byID     map[string]*Article
	received map[*Article]Annotated
	finders  map[*Article]*finder // made when evidence, or a quotation to join, asks for them
	ds       diag.List
}

func (b *builder) settings(name string) {
	s := b.files.Settings
	b.d.Settings = Settings{
		Title:    cmp.Or(s.Title.Value, name),
		Question: s.Question.Value,
		Summary:  s.Summary.Value,
		Language: cmp.Or(s.Language.Value, "en"),
		Rights:   s.Rights.Value,
		Strict:   s.Strict,
	}
	if v := s.BaseURL; v.Value != "" {
		base, ok := BaseURL(v.Value)
		if !ok {
			b.ds.Errorf("dossier.yaml", v.Line, v.Col, "bad-value", "write one such as https://example.org/dossier/", "base_url %q is not the address of a site", v.Value)
		}
		b.d.Settings.BaseURL = base
	}
	for _, o := range s.Outlets {
		if o.ID.Value == "" || o.Name.Value == "" {
			b.ds.Errorf("dossier.yaml", o.Pos.Line, o.Pos.Col, "outlet-incomplete", "give it both id: and name:", "an outlet without id or name")
			continue
		}
		if slices.ContainsFunc(b.d.Settings.Outlets, func(x Outlet) bool { return x.ID == o.ID.Value }) {
			b.ds.Errorf("dossier.yaml", o.ID.Line, o.ID.Col, "outlet-twice", "rename one of them", "two outlets have the id %q", o.ID.Value)
			continue
		}
		b.d.Settings.Outlets = append(b.d.Settings.Outlets, Outlet{o.ID.Value, o.Name.Value, o.URL.Value})
	}
}

// BaseURL returns the address of a site with a slash at its end. It must be an
// http or https address without query and fragment.
func BaseURL(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "", false
	}
	return strings.TrimSuffix(s, "/") + "/", true
}

// byDate puts articles in order of publication, undated ones last, then by id.
func byDate(x, y *Annotated) int {
	a, b := x.facts.Published, y.facts.Published
	switch {
	case a.IsZero() != b.IsZero():
		if a.IsZero() {
			return 1
		}
		return -1
	case !a.Time.Equal(b.Time):
		return a.Time.Compare(b.Time)
	}
	return cmp.Compare(x.Source.ID, y.Source.ID)
}

func (b *builder) article(in Annotated, agents []*Agent) {
	src, f, s := in.Source, in.facts, in.study
	a := &Article{
		Order: len(b.d.Articles), ID: src.ID, Title: cmp.Or(f.Title.Value, s.headline, src.ID),
		Published: f.Published, Inferred: f.Basis.Value == "inferred", BasisNote: f.BasisNote.Value,
		Byline: f.Byline.Value, URL: f.URL.Value, Archived: f.Archived.Value, Rights: f.Rights.Value,
		Digest: f.Text.Value == "digest", Language: cmp.Or(f.Language.Value, b.d.Settings.Language),
		from: in.from(), Source: src, Text: src.Text, Set: s.kept, Rejected: in.Rejected,
		Ledger: s.ledger, Sentences: s.sentences, words: s.words, version: lock.Version(in.sha256), day: in.day,
	}
	a.Outlet = b.outlet(in.file, f.Outlet)
	for i, e := range s.entities {
		if e.ID != "" && agents[i] == nil {
			line, col := markPlace(in.facts.Marks, e.ID)
			b.ds.Errorf(in.file, line, col, "no-such-person", "use one of the ids of people and organizations"+b.didYouMean(e.ID),
				"a mark names %q, which is neither a person nor an organization of this dossier", e.ID)
		}
	}
	b.d.Finds.add(s.finds)
	b.quotations(a, s, agents)
	b.mentions(a, s, agents)
	b.d.Articles = append(b.d.Articles, a)
	b.byID[a.ID], b.received[a] = a, in
}

// from is the sum of all an article was annotated from: its files, and where its
// marks were found before.
func (r *Received) from() sum.Sum {
	if len(r.facts.Marks) == 0 || r.was == nil {
		return r.files
	}
	x := r.files.Text(r.was.SHA256)
	for _, at := range r.was.Anchors {
		x = x.Text(at.Selector).Int(at.Line).Int(at.Col).Text(at.Beside).Text(at.Words)
	}
	return x
}

// markPlace is where a mark names an id.
func markPlace(marks []mark, id string) (line, col int) {
	for _, m := range marks {
		for _, v := range []conf.Text{m.Speaker, m.Is} {
			if v.Value == id {
				return v.Line, v.Col
			}
		}
	}
	return 1, 1
}

func headline(t *text.Text, set *anno.Set) string {
	for _, kind := range []anno.BlockKind{anno.Headline, anno.Body} {
		for _, bl := range set.Blocks {
			if bl.Kind == kind {
				return shorten(t.Plain(bl.Span), 120)
			}
		}
	}
	return ""
}

// shorten cuts s at a word after at most n characters.
func shorten(s string, n int) string {
	for i := range s {
		if n--; n >= 0 {
			continue
		}
		cut := s[:i]
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		return strings.TrimRight(cut, " ,;:–—-") + " …"
	}
	return s
}

// outlet finds the outlet an article names; a name no settings list is an
// outlet too.
func (b *builder) outlet(file string, v conf.Text) Outlet {
	for _, o := range b.d.Settings.Outlets {
		if o.ID == v.Value || o.Name == v.Value {
			return o
		}
	}
	return Outlet{ID: v.Value, Name: v.Value}
}

// utterances groups the pieces of an attribution's content: a piece goes on
// with the one before unless that one, or the tag between them, ends a
// sentence. Reported speech stays whole.
func utterances(t *text.Text, at anno.Attribution) iter.Seq[[]text.Span] {
	return func(yield func([]text.Span) bool) {
		from := 0
		for i := 1; i < len(at.Content) && at.Type != anno.Indirect; i++ {
			if !endsSentence(t.Slice(text.Span{Start: at.Content[i-1].Start, End: at.Content[i].Start})) {
				continue
			}
			if !yield(at.Content[from:i:i]) {
				return
			}
			from = i
		}
		yield(at.Content[from:])
	}
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \n"+text.QuotationMarks+")]")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// within gives those of the spans, which are in order and disjoint, that c contains.
func within(spans []text.Span, c text.Span) iter.Seq[text.Span] {
	first := sort.Search(len(spans), func(i int) bool { return spans[i].Start >= c.Start })
	return func(yield func(text.Span) bool) {
		for _, s := range spans[first:] {
			if s.Start > c.End || c.Contains(s) && !yield(s) {
				return
			}
		}
	}
}

// typeOf tells how a part renders its words: with nothing but quotation marks
// and white space around its quoted stretches it is direct.
func typeOf(t *text.Text, content, quoted []text.Span) anno.Type {
	if len(quoted) == 0 {
		return anno.Indirect
	}
	for _, c := range content {
		at := c.Start
		for q := range within(quoted, c) {
			if collate.HasWords(t.Slice(text.Span{Start: at, End: q.Start})) {
				return anno.Mixed
			}
			at = q.End
		}
		if collate.HasWords(t.Slice(text.Span{Start: at, End: c.End})) {
			return anno.Mixed
		}
	}
	return anno.Direct
}

// A doubt is a reason why a reader should be careful.
const (
	noDoubt uint8 = iota
	nobodySpeaks
	oneWord
	speakerGuessed
	boundsGuessed
)

var doubts = [...]string{
	noDoubt:        "",
	nobodySpeaks:   "the text does not say who speaks",
	oneWord:        "one word: their term, or the outlet’s scare quotes?",
	speakerGuessed: "the speaker is a guess",
	boundsGuessed:  "the bounds are a guess",
}

// Doubt says why a reader should be careful, in a clause; "" mostly.
func (u *Utterance) Doubt() string {
	switch u.doubt {
	case speakerGuessed:
		return cmp.Or(u.Attrib().Why, doubts[u.doubt])
	case boundsGuessed:
		return cmp.Or(u.By().Why, doubts[u.doubt])
	}
	return doubts[u.doubt]
}

func doubtOf(t *text.Text, u *Utterance) uint8 {
	by, attrib, quoted := u.By(), u.Attrib(), u.Quoted()
	switch {
	case u.reviewed:
		return noDoubt
	case u.Unnamed == "":
		return nobodySpeaks
	case u.Type() != anno.Indirect && len(quoted) == 1 && collate.Count(t.Slice(quoted[0])) == 1:
		return oneWord
	case attrib.Confidence > 0 && attrib.Confidence < doubtful*by.Confidence:
		return speakerGuessed
	case by.Confidence > 0 && by.Confidence < doubtful:
		return boundsGuessed
	}
	return noDoubt
}

// doubtful is the probability below which a page says so: that these words are
// somebody's, and, if they are, that the speaker said them.
const doubtful = 0.6

// mentionAt is the index of the first mention that starts at or after off.
func (a *Article) mentionAt(off int) int {
	i, _ := slices.BinarySearchFunc(a.Mentions, off, func(m Mention, off int) int { return cmp.Compare(m.Span().Start, off) })
	return i
}

// sentenceSpan is the sentence that holds a span, or the span itself.
func sentenceSpan(sentences []text.Short, s text.Span) text.Span {
	if i := sentenceAt(sentences, s.Start); i >= 0 {
		return sentences[i].Span()
	}
	return s
}
