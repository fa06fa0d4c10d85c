package data

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"dossier/generator/internal/dossier"
	"dossier/generator/internal/site"
)

// columns of the table of quotations, one row a quotation.
var columns = []string{
	"statement", "label", "article", "outlet", "published", "paragraph", "type", "speaker", "speaker_id", "unnamed", "source", "cue", "words",
	"relation", "state", "doubt", "found_by", "attributed_by", "confidence", "start", "end", "page", "original",
}

// writeTable writes data/quotations.csv (RFC 4180, UTF-8, with a header). What
// is more than most bytes goes into quotations-2.csv and so on, each with the
// header.
func writeTable(s *site.Site, write Write, most int) error {
	l := linkerOf(s, site.QuotationTable)
	address, n := string(site.QuotationTable), 1
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	begin := func() error { return w.Write(columns) }
	if err := begin(); err != nil {
		return err
	}
	var r reading
	cells := make([]string, 0, len(columns))
	for _, a := range s.Dossier.Articles {
		r.read(a.Text)
		published, page := iso(a.Published), l.to(site.ArticleAddress(a))
		for _, q := range a.Quotations {
			cells = row(cells[:0], s, &r, q, published, page)
			if err := w.Write(cells); err != nil {
				return err
			}
			if w.Flush(); b.Len() <= most {
				continue
			}
			if err := write(address, b.Bytes()); err != nil {
				return err
			}
			n++
			address = fmt.Sprintf("data/quotations-%d.csv", n)
			b.Reset()
			if err := begin(); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return write(address, b.Bytes())
}

// row puts a quotation into cells, with the day its article was published on and
// the link to its page.
func row(cells []string, s *site.Site, r *reading, q *dossier.Quotation, published, page string) []string {
	a := q.Article
	var name, id string
	if g := q.Speaker; g != nil {
		name, id = g.Name, string(g.Kind)+"/"+g.ID
	}
	paragraph := ""
	if n := q.Paragraph(); n > 0 {
		paragraph = strconv.Itoa(n)
	}
	at := r.position(q.Span())
	cells = append(cells,
		strconv.Itoa(q.Statement.Number), s.Label(q), a.ID, a.Outlet.Name, published, paragraph, string(q.Type()), name, id, unnamed(q),
		printed(a, q.Source()), printed(a, q.Cue()), q.Words(), q.Witness.Relation.String(), string(q.State()), q.Doubt(), q.By().Rule, q.Attrib().Rule,
		strconv.FormatFloat(sure(q.Attrib().Confidence), 'f', 2, 64), strconv.Itoa(at.Start), strconv.Itoa(at.End),
		page+"#"+s.Label(q), site.Original(q))
	for i, c := range cells {
		cells[i] = inert(c)
	}
	return cells
}

// acting are the signs a spreadsheet takes for the beginning of a formula, in
// their wide forms too.
const acting = "=+-@\t\r\n＝＋－＠"

// inert makes a cell harmless in a spreadsheet: one that begins with a sign of
// acting gets an apostrophe before it. So does one that begins with such an
// apostrophe itself, so that the cell can be told again by taking one away.
//
//	inert("=1+1") → '=1+1
func inert(cell string) string {
	first, n := utf8.DecodeRuneInString(strings.TrimLeft(cell, "'"))
	if n > 0 && strings.ContainsRune(acting, first) {
		return "'" + cell
	}
	return cell
}
