package serve_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"dossier/generator/internal/serve"
)

// pages is a site of a few files; "broken.html" cannot be made.
type pages map[string]string

func (p pages) File(address string) ([]byte, error) {
	if address == "broken.html" {
		return nil, errors.New("broken.html: the <b> template has an error")
	}
	if text, ok := p[address]; ok {
		return []byte(text), nil
	}
	return nil, fs.ErrNotExist
}

const harbor = "<!doctype html><title>Harbor</title><body><p>The harbor is open.</p></body>"

func start(t *testing.T) (*serve.Server, string) {
	s := serve.New()
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return s, server.URL + "/"
}

func get(t *testing.T, url string) (int, string, string) {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, res.Header.Get("Content-Type"), string(body)
}

// TestFiles: a page is the site's with a few lines before its end, every other
// file is the site's to the byte, and what there is not is said.
func TestFiles(t *testing.T) {
	s, url := start(t)
	s.Show(pages{"index.html": harbor, "notes/a.html": "no end", "assets/a.css": "p{}", "data/a.json": "{}", "plain": "x"})
	for _, c := range []struct {
		path, kind, has string
		status          int
	}{
		{"", "text/html; charset=utf-8", "The harbor is open.</p><link", 200},
		{"index.html", "text/html; charset=utf-8", "</script>\n</body>", 200},
		{"notes/a.html", "text/html; charset=utf-8", "no end<link", 200},
		{"assets/a.css", "text/css; charset=utf-8", "p{}", 200},
		{"data/a.json", "application/json", "{}", 200},
		{"plain", "application/octet-stream", "x", 200},
		{"notes/", "text/html; charset=utf-8", "No such page", 404},
		{"notes", "text/html; charset=utf-8", "No such page", 404},
		{"assets/none.css", "text/html; charset=utf-8", "No such page", 404},
		{"%2e%2e/server.go", "text/html; charset=utf-8", "No such page", 404},
		{"..%2fserver.go", "text/html; charset=utf-8", "No such page", 404},
		{"a//b", "text/html; charset=utf-8", "No such page", 404},
		{"<i>", "text/html; charset=utf-8", "The site has no &lt;i&gt;.", 404},
		{"broken.html", "text/html; charset=utf-8", "the &lt;b&gt; template has an error", 500},
		{".dossier/events", "text/html; charset=utf-8", "No such page", 404},
	} {
		status, kind, body := get(t, url+c.path)
		if status != c.status || kind != c.kind || !strings.Contains(body, c.has) {
			t.Errorf("/%s: %d %s\n%s", c.path, status, kind, body)
		}
	}
	if _, _, body := get(t, url+"assets/a.css"); body != "p{}" {
		t.Errorf("a style sheet with additions: %s", body)
	}
}

// TestAdditions: what pages load from the server is there.
func TestAdditions(t *testing.T) {
	s, url := start(t)
	s.Show(pages{"index.html": harbor})
	_, _, body := get(t, url)
	for name, kind := range map[string]string{"live.js": "text/javascript; charset=utf-8", "live.css": "text/css; charset=utf-8"} {
		address := regexp.MustCompile(`"/(\.dossier/[^"]*/` + name + `)"`).FindStringSubmatch(body)
		if address == nil {
			t.Fatalf("no %s in %s", name, body)
		}
		if status, got, text := get(t, url+address[1]); status != 200 || got != kind || text == "" {
			t.Errorf("%s: %d %s", name, status, got)
		}
	}
}

// A listener is a browser that shows one page.
type listener struct {
	t      *testing.T
	body   *bufio.Reader
	events chan [2]string // name and data
}

func listen(t *testing.T, url, page string) *listener {
	t.Helper()
	_, _, body := get(t, url+page)
	at := regexp.MustCompile(`src="/([^"]*/)live.js" data-page="([^"]*)" data-sum="([^"]*)"`).FindStringSubmatch(body)
	if at == nil {
		t.Fatalf("no script in %s", body)
	}
	res, err := http.Get(fmt.Sprintf("%s%sevents?page=%s&sum=%s", url, at[1], at[2], at[3]))
	if err != nil {
		t.Fatal(err)
	}
	if res.StatusCode != 200 || res.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("%d %s", res.StatusCode, res.Header.Get("Content-Type"))
	}
	t.Cleanup(func() { res.Body.Close() })
	l := &listener{t: t, body: bufio.NewReader(res.Body), events: make(chan [2]string, 10)}
	go l.read()
	return l
}

func (l *listener) read() {
	name := ""
	for {
		line, err := l.body.ReadString('\n')
		if err != nil {
			return
		}
		if n, ok := strings.CutPrefix(line, "event: "); ok {
			name = strings.TrimSpace(n)
		}
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			var text string
			if err := json.Unmarshal([]byte(data), &text); err != nil {
				l.t.Errorf("%s: %v", data, err)
			}
			l.events <- [2]string{name, text}
		}
	}
}

// next is the next event.
func (l *listener) next() (name, data string) {
	l.t.Helper()
	select {
	case e := <-l.events:
		return e[0], e[1]
	case <-time.After(5 * time.Second):
		l.t.Fatal("nothing is told")
	}
	return "", ""
}

// TestEvents: a page hears of its own changes and of trouble, and of nothing else.
func TestEvents(t *testing.T) {
	s, url := start(t)
	s.Show(pages{"index.html": harbor, "other.html": "other"})
	index, other := listen(t, url, ""), listen(t, url, "other.html")
	for _, l := range []*listener{index, other} {
		if name, data := l.next(); name != "trouble" || data != "" {
			t.Fatalf("at first: %s %s", name, data)
		}
	}
	s.Show(pages{"index.html": harbor + "!", "other.html": "other"})
	if name, data := index.next(); name != "changed" || data != "index.html" {
		t.Errorf("after a change: %s %s", name, data)
	}
	s.Fail([]string{"notes/a.md:1:2: error[x]: <b> & more"})
	name, data := other.next()
	if name != "trouble" || !strings.Contains(data, "notes/a.md:1:2: error[x]: &lt;b&gt; &amp; more") {
		t.Errorf("after an error, at a page that has not changed: %s %s", name, data)
	}
	status, _, body := get(t, url)
	if status != 200 || !strings.Contains(body, "</body>!") || !strings.Contains(body, "Not built: 1 error") {
		t.Errorf("the last site is not shown with the error: %d %s", status, body)
	}
	s.Show(pages{"index.html": harbor + "!", "other.html": "other"})
	if name, data := other.next(); name != "trouble" || data != "" {
		t.Errorf("after the error: %s %s", name, data)
	}
	s.Show(pages{"index.html": harbor})
	if name, data := other.next(); name != "changed" || data != "other.html" {
		t.Errorf("after its page went: %s %s", name, data)
	}
}

// TestMissed: a page that did not listen while it changed is told when it does.
func TestMissed(t *testing.T) {
	s, url := start(t)
	if status, _, body := get(t, url); status != 503 || !strings.Contains(body, "Not built yet") {
		t.Errorf("before the first site: %d %s", status, body)
	}
	early := listen(t, url, "")
	early.next()
	s.Fail([]string{"dossier.yaml:1:1: error[x]: wrong"})
	if name, _ := early.next(); name != "changed" {
		t.Error("the first page does not hear that the first build failed")
	}
	if status, _, body := get(t, url); status != 503 || !strings.Contains(body, "dossier.yaml:1:1: error[x]: wrong") {
		t.Errorf("no site, an error: %d %s", status, body)
	}
	s.Show(pages{"index.html": harbor})
	_, _, body := get(t, url)
	at := regexp.MustCompile(`src="/([^"]*/)live.js"`).FindStringSubmatch(body)
	res, err := http.Get(url + at[1] + "events?page=index.html&sum=old")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	head := make([]byte, 64)
	if _, err := io.ReadAtLeast(res.Body, head, 40); err != nil || !bytes.Contains(head, []byte("event: changed")) {
		t.Errorf("%s %v", head, err)
	}
}

// TestStreams: a hundred pages may listen; one more is told so, and may when
// another has gone.
func TestStreams(t *testing.T) {
	s, url := start(t)
	s.Show(pages{"index.html": harbor})
	_, _, body := get(t, url)
	events := url + regexp.MustCompile(`src="/([^"]*/)live.js"`).FindStringSubmatch(body)[1] + "events"
	listen := func() *http.Response {
		res, err := http.Get(events)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { res.Body.Close() })
		return res
	}
	first := listen()
	for range 99 {
		if res := listen(); res.StatusCode != 200 {
			t.Fatal(res.Status)
		}
	}
	if res := listen(); res.StatusCode != 503 {
		t.Errorf("one too many: %s", res.Status)
	}
	first.Body.Close()
	for range 100 {
		if listen().StatusCode == 200 {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Error("who has gone is still counted")
}
