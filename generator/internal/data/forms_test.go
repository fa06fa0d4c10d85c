package data

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"dossier/generator/internal/golden"
	"dossier/generator/internal/site"
)

// eachFixture runs f on the site of each archive of testdata and its files.
func eachFixture(t *testing.T, f func(t *testing.T, s *site.Site, files map[string][]byte)) {
	for _, a := range golden.Read(t, cases) {
		t.Run(a.Name, func(t *testing.T) {
			s := plan(t, contentOf(a))
			f(t, s, makeFiles(t, s))
		})
	}
}

// TestSelectors: both selectors of every target select the same words of the
// text file, and what stands around them is what the file has there.
func TestSelectors(t *testing.T) {
	eachFixture(t, func(t *testing.T, s *site.Site, files map[string][]byte) {
		n := 0
		for _, a := range s.Dossier.Articles {
			var c struct {
				Total int
				First struct {
					Items []struct {
						Target []struct {
							Selector []struct {
								Exact, Prefix, Suffix string
								Start, End            int
							}
						}
					}
				}
			}
			if err := json.Unmarshal(files[string(site.AnnotationsAddress(a))], &c); err != nil {
				t.Fatal(err)
			}
			if c.Total != len(c.First.Items) || c.Total < len(a.Quotations)+len(a.Mentions) {
				t.Errorf("%s: %d annotations, total %d", a.ID, len(c.First.Items), c.Total)
			}
			text := []rune(string(files[string(site.TextAddress(a))]))
			for _, it := range c.First.Items {
				for _, to := range it.Target {
					n++
					quote, at := to.Selector[0], to.Selector[1]
					if got := string(text[at.Start:at.End]); got != quote.Exact || got == "" {
						t.Errorf("%s: position selects %q, quote %q", a.ID, got, quote.Exact)
					}
					if !strings.HasSuffix(string(text[:at.Start]), quote.Prefix) || !strings.HasPrefix(string(text[at.End:]), quote.Suffix) {
						t.Errorf("%s: %q does not stand between %q and %q", a.ID, quote.Exact, quote.Prefix, quote.Suffix)
					}
				}
			}
		}
		if n == 0 {
			t.Error("no target at all")
		}
	})
}

// element is a parsed element of an XML file.
type element struct {
	path  string // names from the root, with slashes
	attrs map[string]string
	text  string // of it and what is in it
}

// parseXML fails on what is not well-formed.
func parseXML(t *testing.T, name string, data []byte) []element {
	t.Helper()
	var out []element
	var open []int
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{path: token.Name.Local, attrs: map[string]string{}}
			if len(open) > 0 {
				e.path = out[open[len(open)-1]].path + "/" + e.path
			}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			open = append(open, len(out))
			out = append(out, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			for _, i := range open {
				out[i].text += string(token)
			}
		}
	}
}

func all(es []element, path string) []element {
	return slices.DeleteFunc(slices.Clone(es), func(e element) bool { return e.path != path })
}

// TestTEI: the parts a TEI document must have, ids that are there once, points
// that lead to them, and each block's text as the article prints it.
func TestTEI(t *testing.T) {
	eachFixture(t, func(t *testing.T, s *site.Site, files map[string][]byte) {
		for _, a := range s.Dossier.Articles {
			es := parseXML(t, a.ID, files[string(site.TEIAddress(a))])
			const header = "TEI/teiHeader/fileDesc/"
			for _, path := range []string{"TEI", header + "titleStmt/title", header + "publicationStmt/publisher", header + "sourceDesc/bibl", "TEI/text/body/div"} {
				if len(all(es, path)) != 1 {
					t.Errorf("%s: %d × %s", a.ID, len(all(es, path)), path)
				}
			}
			ids, words := map[string]bool{}, map[string]string{}
			for _, e := range es {
				if id := e.attrs["id"]; id != "" {
					if ids[id] {
						t.Errorf("%s: id %s stands twice", a.ID, id)
					}
					ids[id] = true
					words[id] = e.text
				}
			}
			points := 0
			for _, e := range es {
				for _, name := range []string{"who", "ref", "prev"} {
					if to := e.attrs[name]; to != "" {
						if points++; !ids[strings.TrimPrefix(to, "#")] {
							t.Errorf("%s: %s=%q leads nowhere", a.ID, name, to)
						}
					}
				}
			}
			if points == 0 {
				t.Errorf("%s points to nobody", a.ID)
			}
			r := newReading(a.Text)
			for i, b := range a.Set.Blocks {
				v := r.span(b.Span)
				if got, want := words[site.BlockID(a, i)], r.text[v.Start:v.End]; got != want {
					t.Errorf("%s block %d: %q, want %q", a.ID, i, got, want)
				}
			}
		}
	})
}

// TestFeeds: what RFC 4287 and JSON Feed 1.1 ask for, and that both say the same.
func TestFeeds(t *testing.T) {
	fed := 0
	eachFixture(t, func(t *testing.T, s *site.Site, files map[string][]byte) {
		if !s.HasFeed() {
			if files["feed.xml"] != nil || files["feed.json"] != nil {
				t.Error("a feed of nothing")
			}
			return
		}
		fed++
		es := parseXML(t, "feed.xml", files["feed.xml"])
		for _, path := range []string{"feed/title", "feed/id", "feed/updated", "feed/author/name"} {
			if found := all(es, path); len(found) != 1 || found[0].text == "" {
				t.Errorf("%d × %s", len(found), path)
			}
		}
		var f struct {
			Version string
			Items   []struct {
				ID, URL, Title, Published string
				Text                      string `json:"content_text"`
				Date                      string `json:"date_published"`
			}
		}
		if err := json.Unmarshal(files["feed.json"], &f); err != nil {
			t.Fatal(err)
		}
		ids, links := all(es, "feed/entry/id"), all(es, "feed/entry/link")
		updated, contents := all(es, "feed/entry/updated"), all(es, "feed/entry/content")
		if len(f.Items) == 0 || len(ids) != len(f.Items) || len(links) != len(ids) || len(updated) != len(ids) || len(contents) != len(ids) {
			t.Fatalf("%d items, %d ids, %d links", len(f.Items), len(ids), len(links))
		}
		seen, before := map[string]bool{}, time.Time{}
		for i, it := range f.Items {
			if it.ID != ids[i].text || it.URL != links[i].attrs["href"] || it.Date != updated[i].text || it.Text != contents[i].text || it.Text == "" || it.Title == "" {
				t.Errorf("entry %d: the feeds differ, or something is missing: %+v", i, it)
			}
			if seen[it.ID] || !strings.HasPrefix(it.ID, "urn:uuid:") && !strings.HasPrefix(it.ID, "https://example.org/d/") {
				t.Errorf("id %s stands twice or is no IRI", it.ID)
			}
			seen[it.ID] = true
			at, err := time.Parse(time.RFC3339, it.Date)
			if err != nil || i > 0 && at.After(before) {
				t.Errorf("entry %d of %s stands after %s (%v)", i, it.Date, before, err)
			}
			before = at
		}
	})
	if fed < 2 {
		t.Errorf("%d fixtures with a feed", fed)
	}
}

// TestTable: rows end as RFC 4180 has it, hold a cell a column, and give back
// what the dossier holds.
func TestTable(t *testing.T) {
	eachFixture(t, func(t *testing.T, s *site.Site, files map[string][]byte) {
		data := files[string(site.QuotationTable)]
		if n := bytes.Count(data, []byte("\n")); n == 0 || n != bytes.Count(data, []byte("\r\n")) {
			t.Errorf("%d line breaks, %d of them CRLF", n, bytes.Count(data, []byte("\r\n")))
		}
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil || !slices.Equal(rows[0], columns) {
			t.Fatal(err, rows[0])
		}
		at, sureAt := slices.Index(columns, "words"), slices.Index(columns, "confidence")
		i := 0
		for _, a := range s.Dossier.Articles {
			for _, q := range a.Quotations {
				if i++; rows[i][at] != inert(q.Words()) || rows[i][0] != strconv.Itoa(q.Statement.Number) {
					t.Errorf("row %d: %q, want %q", i, rows[i], q.Words())
				}
				if p, err := strconv.ParseFloat(rows[i][sureAt], 64); err != nil || p != sure(q.Attrib().Confidence) || p <= 0 {
					t.Errorf("row %d: confidence %s, want %v", i, rows[i][sureAt], q.Attrib().Confidence)
				}
			}
		}
		if i != len(rows)-1 {
			t.Errorf("%d rows of %d quotations", len(rows)-1, i)
		}
	})
}

// TestInert: no cell begins a formula, and every cell can be told again.
func TestInert(t *testing.T) {
	told := func(cell string) string {
		if rest := strings.TrimLeft(cell, "'"); rest != cell && rest != "" && strings.ContainsAny(string([]rune(rest)[:1]), acting) {
			return cell[1:]
		}
		return cell
	}
	for cell, want := range map[string]string{
		"": "", "a=1": "a=1", "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx", "＝1": "'＝1",
		"'=1": "''=1", "''": "''", "'tis": "'tis", "—no": "—no",
	} {
		got := inert(cell)
		if got != want || told(got) != cell {
			t.Errorf("%q: %q, which tells %q; want %q", cell, got, told(got), want)
		}
	}
}

// TestParts: a dossier that is cut holds the same records as the whole, in the
// same order, and no part is larger than allowed.
func TestParts(t *testing.T) {
	eachFixture(t, func(t *testing.T, s *site.Site, _ map[string][]byte) {
		for _, most := range []int{1, 700, 3000} {
			whole, cut := map[string][]byte{}, map[string][]byte{}
			if err := errors.Join(writeDossier(s, collect(t, whole), 1<<30, most), writeDossier(s, collect(t, cut), 100, most)); err != nil {
				t.Fatal(err)
			}
			var w map[string]json.RawMessage
			var c struct {
				Counts map[string]int
				Parts  []part
			}
			if err := errors.Join(json.Unmarshal(whole["data/dossier.json"], &w), json.Unmarshal(cut["data/dossier.json"], &c)); err != nil {
				t.Fatal(err)
			}
			got := map[string][]string{}
			for _, p := range c.Parts {
				name := strings.TrimPrefix(p.File, s.Dossier.Settings.BaseURL)
				name = "data/" + strings.TrimPrefix(name, "data/")
				data := string(cut[name])
				lines := strings.SplitAfter(strings.TrimSuffix(data, "\n"), "\n")
				if len(lines) != p.Records || data == "" || len(data) > most && len(lines) > 1 {
					t.Errorf("%s: %d bytes, %d lines, says %d", name, len(data), len(lines), p.Records)
				}
				for _, l := range lines {
					got[p.Section] = append(got[p.Section], strings.TrimSpace(l))
				}
				delete(cut, name)
			}
			delete(cut, "data/dossier.json")
			if len(cut) > 0 || len(c.Parts) < 2 {
				t.Errorf("%d parts listed, others written: %v", len(c.Parts), sorted(cut))
			}
			for section, n := range c.Counts {
				var want []json.RawMessage
				if err := json.Unmarshal(w[section], &want); err != nil {
					t.Fatal(section, err)
				}
				if len(want) != n || len(got[section]) != n {
					t.Fatalf("%s: %d, in parts %d, counted %d", section, len(want), len(got[section]), n)
				}
				for i := range want {
					if string(want[i]) != got[section][i] {
						t.Errorf("%s %d differs in the parts", section, i)
					}
				}
			}
		}
	})
}

// TestManyPages: a table and a sitemap that are too long are cut, and no row
// or page is lost.
func TestManyPages(t *testing.T) {
	a, err := os.ReadFile("testdata/based.txtar")
	if err != nil {
		t.Fatal(err)
	}
	content := fstest.MapFS{}
	for _, f := range txtar.Parse(a).Files {
		content[strings.TrimPrefix(f.Name, "content/")] = &fstest.MapFile{Data: f.Data}
	}
	s := plan(t, content)
	whole, cut := map[string][]byte{}, map[string][]byte{}
	err = errors.Join(writeSitemap(s, collect(t, whole), 1000), writeSitemap(s, collect(t, cut), 5), writeTable(s, collect(t, whole), 1<<20), writeTable(s, collect(t, cut), 300))
	if err != nil {
		t.Fatal(err)
	}
	index := all(parseXML(t, "sitemap.xml", cut["sitemap.xml"]), "sitemapindex/sitemap/loc")
	var got, want []string
	for _, m := range index {
		name := strings.TrimPrefix(m.text, "https://example.org/d/")
		urls := all(parseXML(t, name, cut[name]), "urlset/url/loc")
		if len(urls) > 5 {
			t.Errorf("%s: %d addresses", name, len(urls))
		}
		for _, u := range urls {
			got = append(got, u.text)
		}
	}
	for _, u := range all(parseXML(t, "sitemap.xml", whole["sitemap.xml"]), "urlset/url/loc") {
		want = append(want, u.text)
	}
	if len(index) < 3 || !slices.Equal(got, want) {
		t.Errorf("%d sitemaps, pages %v, want %v", len(index), got, want)
	}
	if !slices.Contains(want, "https://example.org/d/quotes/2-it-is-done.html") || slices.Contains(want, "https://example.org/d/404.html") {
		t.Error(want)
	}
	head, rows, _ := strings.Cut(string(whole["data/quotations.csv"]), "\n")
	joined := ""
	for n := 1; n == 1 || cut["data/quotations-"+strconv.Itoa(n)+".csv"] != nil; n++ {
		name := "data/quotations.csv"
		if n > 1 {
			name = "data/quotations-" + strconv.Itoa(n) + ".csv"
		}
		h, rest, _ := strings.Cut(string(cut[name]), "\n")
		if h != head {
			t.Errorf("%s begins with %q", name, h)
		}
		joined += rest
	}
	if joined != rows || cut["data/quotations-2.csv"] == nil {
		t.Errorf("rows in parts:\n%s\nwant\n%s", joined, rows)
	}
}
