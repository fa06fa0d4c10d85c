package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestForPaper: links on the page and out of the site stay, others lead to
// where the site is published or nowhere, contents get their numbers.
func TestForPaper(t *testing.T) {
	numbers := map[string]int{"summary": 12, "a&b": 3}
	for _, c := range []struct{ name, base, in, want string }{
		{"on the page", "", `<a class="x" href="#n5">`, `<a class="x" href="#n5">`},
		{"out of the site", "", `<a href="https://example.org/?a=1&amp;b=2">`, `<a href="https://example.org/?a=1&amp;b=2">`},
		{"mail", "", `<a href="mailto:desk@example.org">`, `<a href="mailto:desk@example.org">`},
		{"another page, nobody knows where", "", `<a href="../people/ada.html" class="who">Ada</a>`, `<a class="who">Ada</a>`},
		{"no address at all", "", `<a href="%zz">`, `<a>`},
		{"another page", "https://example.org/d/", `<a href="../people/ada.html#said">`, `<a href="https://example.org/d/people/ada.html#said">`},
		{"beside it", "https://example.org/", `<a href="b.html">`, `<a href="https://example.org/briefings/b.html">`},
		{"signs in its name", "https://example.org/", `<a href="../people/a&amp;b;%27%20c.html">`, `<a href="https://example.org/people/a&amp;b;%27%20c.html">`},
		{"a text that looks like one", "", `<p>an href="x.html" in words</p>`, `<p>an href="x.html" in words</p>`},
		{"a number", "", `<span class="page" data-of="summary"></span>`, `<span class="page" data-of="summary">12</span>`},
		{"an id with signs", "", `<span class="page" data-of="a&amp;b"></span>`, `<span class="page" data-of="a&amp;b">3</span>`},
		{"no number", "", `<span class="page" data-of="x"></span>`, `<span class="page" data-of="x"></span>`},
		{"two of them", "", `<span class="page" data-of="summary"></span></li><li><span class="page" data-of="summary"></span></li>`,
			`<span class="page" data-of="summary">12</span></li><li><span class="page" data-of="summary">12</span></li>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := []byte(c.in)
			if got := string(forPaper(page, "briefings/a.html", c.base, numbers)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			if string(page) != c.in {
				t.Errorf("the page itself is now %s", page)
			}
		})
	}
}

// TestSteady: two prints that differ in time and in what the browser has
// counted are the same bytes, as long as before.
func TestSteady(t *testing.T) {
	print := func(stamp string, id int) []byte {
		return fmt.Appendf(nil, "/CreationDate (D:%[1]s+00'00')\n/ModDate (D:%[1]s+00'00')>>\n/Headers [(node%08[3]d) (node%08[2]d)] /Names [(node%08[2]d) 1 0 R (node%08[3]d) 2 0 R]", stamp, id, id+7)
	}
	day := time.Date(2024, 5, 5, 0, 0, 0, 0, time.UTC)
	one, err := steady(print("20260102030405", 1950), day)
	if err != nil {
		t.Fatal(err)
	}
	two, err := steady(print("20270102030409", 93), day)
	if err != nil {
		t.Fatal(err)
	}
	if want := print("20240505000000", 1); !bytes.Equal(one, two) || !bytes.Equal(one, bytes.ReplaceAll(want, []byte("node00000008"), []byte("node00000002"))) {
		t.Errorf("got\n%s\n%s", one, two)
	}
	if _, err := steady([]byte("/CreationDate (D:20260102030405)"), day); err == nil {
		t.Error("a PDF without both dates passes")
	}
	if _, err := steady(print("20260102030405", 1), time.Date(12024, 1, 1, 0, 0, 0, 0, time.UTC)); err == nil {
		t.Error("a year of five digits passes")
	}
}

// made writes a PDF with these objects, the first of them the catalog.
func made(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	table := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "%strailer\n<</Size %d\n/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF", table, len(objects)+1, at)
	return b.Bytes()
}

// three is a PDF of three pages in a tree of two levels.
var three = []string{
	"<</Type /Catalog /Pages 2 0 R /Dests 7 0 R /Lang (en\\)) /X <0aff> /Y [true null (a (b) c)]>>",
	"<</Type /Pages /Kids [3 0 R 4 0 R]>>",
	"<</Type /Pages /Kids [5 0 R 6 0 R]>>",
	"<</Type /Page>>", "<</Type /Page>>", "<</Type /Page>>",
	"<</summary [6 0 R /XYZ 6 827.5 0] /a#20b#2Fc [4 0 R /XYZ 0 0 0] /gone [9 0 R /Fit] /odd 12 /ref 8 0 R>>",
	"[5 0 R /Fit]",
}

func TestDestinations(t *testing.T) {
	got, err := destinations(made(three...))
	if want := map[string]int{"summary": 2, "a b/c": 3, "ref": 1}; err != nil || !maps.Equal(got, want) {
		t.Errorf("got %v, %v; want %v", got, err, want)
	}
	whole := string(made(three...))
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", "it begins otherwise"},
		{"a page of HTML", "<!doctype html>", "it begins otherwise"},
		{"half of it", whole[:len(whole)/2], "it has no end"},
		{"no table", strings.Replace(whole, "xref\n0 ", "xrex\n0 ", 1), "its table of objects is not where it says"},
		{"a short table", strings.Replace(whole, "xref\n0 9", "xref\n0 99", 1), "its table of objects is short"},
		{"no trailer", strings.Replace(whole, "trailer", "trialer", 1), "it has no trailer"},
		{"no pages", string(made("<</Type /Catalog>>")), "the PDF has no pages"},
		{"pages in a circle", string(made("<</Pages 2 0 R>>", "<</Kids [2 0 R]>>")), "the PDF has no pages"},
		{"another object there", strings.Replace(whole, "\n1 0 obj", "\n8 0 obj", 1), "the PDF has no pages"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := destinations([]byte(c.in)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, %v; want an error that says %q", got, err, c.want)
			}
		})
	}
}

// FuzzDestinations: whatever stands in a file, reading it ends, and pages are
// counted from one.
func FuzzDestinations(f *testing.F) {
	f.Add(made(three...))
	f.Add([]byte("%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Root [[[[((((\nstartxref\n9\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, _ := destinations(data)
		for id, n := range got {
			if n < 1 {
				t.Errorf("%q is on page %d", id, n)
			}
		}
	})
}

// TestServer: only who asks for this very address, by GET, gets a file of the
// site, and none from beside it.
func TestServer(t *testing.T) {
	site := fstest.MapFS{"a/b.html": {Data: []byte("page")}, "style.css": {Data: []byte("css")}, "secret.yaml": {Data: []byte("x")}}
	s, err := serve(site)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.show("shown.html", []byte("shown"))
	for _, c := range []struct {
		method, path, host string
		want               int
	}{
		{"GET", s.root + "a/b.html", "", 200},
		{"GET", s.root + "style.css", "", 200},
		{"GET", s.root + "shown.html", "", 200},
		{"GET", s.root + "a/none.html", "", 404},
		{"GET", s.root + "a", "", 404},
		{"GET", s.root, "", 404},
		{"GET", s.root + "secret.yaml", "", 404},
		{"GET", s.root + "a/%2e%2e/style.css", "", 404},
		{"GET", "/a/b.html", "", 404},
		{"GET", s.root + "a/b.html", "example.org", 421},
		{"POST", s.root + "a/b.html", "", 405},
		{"HEAD", s.root + "a/b.html", "", 200},
	} {
		r, err := http.NewRequest(c.method, "http://"+s.host+c.path, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = c.host
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != c.want {
			t.Errorf("%s %s of host %q: %d, want %d", c.method, strings.TrimPrefix(c.path, s.root), c.host, answer.StatusCode, c.want)
		}
		if c.want == 200 && (answer.Header.Get("X-Content-Type-Options") != "nosniff" || answer.Header.Get("Content-Type") == "") {
			t.Errorf("%s is served with %v", c.path, answer.Header)
		}
	}
	if other, err := serve(site); err != nil || other.root == s.root {
		t.Errorf("two servers have the path %s, %v", s.root, err)
	} else {
		other.Close()
	}
}
