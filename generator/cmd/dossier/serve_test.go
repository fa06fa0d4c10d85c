package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// A preview is dossier serve at work on a folder of its own.
type preview struct {
	t        *testing.T
	dir, url string
	out      log
}

// A log may be read while it is written.
type log struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

var ferry = map[string]string{
	"dossier.yaml":      "title: The ferry\n",
	"articles/a.txt":    "The ferry sails\n\n“We sail at noon,” the mayor, Ann Lee, said on Monday.\n",
	"articles/b.txt":    "The harbor\n\nNothing was said of the harbor.\n",
	"people/ann-lee.md": "---\nname: Ann Lee\n---\nThe mayor.\n",
}

// serving serves a folder, with templates unless they are "", until the test
// ends, and then looks that it ended well and that nothing was written.
func serving(t *testing.T, templates string) *preview {
	p := &preview{t: t, dir: filepath.Join(t.TempDir(), "content")}
	p.fill()
	ctx, end := context.WithCancel(context.Background())
	ready, done := make(chan string, 1), make(chan error, 1)
	c := &serveCmd{Content: p.dir, Templates: templates, articleLimit: articleLimit{1}, NoCache: true}
	go func() { done <- c.serve(ctx, env{stdout: &p.out, stderr: &p.out}, func(url string) { ready <- url }) }()
	select {
	case p.url = <-ready:
	case err := <-done:
		t.Fatal(err, p.out.String())
	}
	t.Cleanup(func() {
		ends(t, end, done)
		if _, err := os.Stat(filepath.Join(p.dir, "ids.lock")); err == nil {
			t.Error("the numbers of statements were written")
		}
	})
	return p
}

// ends stops a command that stays, and looks that it ends well.
func ends(t *testing.T, end func(), done <-chan error) {
	t.Helper()
	end()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("does not end")
	}
}

func (p *preview) fill() {
	for name, text := range ferry {
		p.write(name, text)
	}
}

func (p *preview) write(name, text string) {
	p.t.Helper()
	name = filepath.Join(p.dir, name)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

func (p *preview) get(address string) (int, string) {
	p.t.Helper()
	res, err := http.Get(p.url + address)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// events is what a browser that shows the page listens to, until it is closed.
func (p *preview) events(address string) io.ReadCloser {
	p.t.Helper()
	_, body := p.get(address)
	at := regexp.MustCompile(`src="/([^"]*/)live.js" data-page="([^"]*)" data-sum="([^"]*)"`).FindStringSubmatch(body)
	if at == nil {
		p.t.Fatalf("no script in %s", body)
	}
	res, err := http.Get(fmt.Sprintf("%s%sevents?page=%s&sum=%s", p.url, at[1], at[2], at[3]))
	if err != nil {
		p.t.Fatal(err)
	}
	return res.Body
}

// listen is what that browser is told: "changed ADDRESS", or "trouble HTML".
func (p *preview) listen(address string) <-chan string {
	p.t.Helper()
	events := p.events(address)
	p.t.Cleanup(func() { events.Close() })
	told := make(chan string, 20)
	go func() {
		lines, name := bufio.NewScanner(events), ""
		for lines.Scan() {
			if n, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				name = n
			}
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var text string
				_ = json.Unmarshal([]byte(data), &text)
				told <- name + " " + text
			}
		}
	}()
	return told
}

// wait returns when something with these words is told.
func (p *preview) wait(told <-chan string, words string) {
	p.t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case s := <-told:
			if strings.Contains(s, words) {
				return
			}
		case <-late:
			p.t.Fatalf("%q is not told\n%s", words, p.out.String())
		}
	}
}

// TestServe: a save reaches the pages it changes; an error is shown over the
// last site that was whole, and so is the loss of the folder; both are mended by
// mending them.
func TestServe(t *testing.T) {
	p := serving(t, "")
	if _, body := p.get("people/ann-lee.html"); !strings.Contains(body, "We sail at noon") || !strings.Contains(body, "The mayor.") {
		t.Fatal(body)
	}
	ann, b := p.listen("people/ann-lee.html"), p.listen("articles/b.html")
	p.write("people/ann-lee.md", "---\nname: Ann Lee\n---\nThe mayor of the island.\n")
	p.wait(ann, "changed people/ann-lee.html")
	if _, body := p.get("people/ann-lee.html"); !strings.Contains(body, "of the island") {
		t.Error("the page is as before")
	}

	p.write("people/ann-lee.md", "---\nname: Ann Lee\ntitel: mayor\n---\nAway.\n")
	p.wait(ann, "people/ann-lee.md:3:1: error[unknown-key]")
	if status, body := p.get("people/ann-lee.html"); status != 200 || !strings.Contains(body, "of the island") || !strings.Contains(body, "people/ann-lee.md:3:1: error[unknown-key]") {
		t.Errorf("with an error: %d %s", status, body)
	}
	p.write("people/ann-lee.md", "---\nname: Ann Lee\n---\nShe has gone ashore.\n")
	p.wait(ann, "changed people/ann-lee.html")
	p.wait(ann, "trouble ")
	if _, body := p.get("people/ann-lee.html"); !strings.Contains(body, "gone ashore") || strings.Contains(body, "error[") {
		t.Error("the error is still there: " + body)
	}

	if err := os.RemoveAll(p.dir); err != nil {
		t.Fatal(err)
	}
	p.wait(b, "trouble <section")
	if status, body := p.get("articles/b.html"); status != 200 || !strings.Contains(body, "Nothing was said") {
		t.Errorf("with the folder away: %d %s", status, body)
	}
	p.fill()
	p.write("articles/b.txt", "The harbor\n\nThe harbor is open again.\n")
	p.wait(b, "changed articles/b.html")
	if status, body := p.get("articles/b.html"); status != 200 || !strings.Contains(body, "is open again") {
		t.Errorf("with the folder back: %d %s", status, body)
	}
}

// TestServeTemplates: templates are watched too, and held against their data.
func TestServeTemplates(t *testing.T) {
	mine := filepath.Join(t.TempDir(), "mine")
	if code := run([]string{"templates", "eject", mine}, env{stdout: io.Discard, stderr: io.Discard}); code != exitOK {
		t.Fatal(code)
	}
	note, err := os.ReadFile(filepath.Join(mine, "missing.html"))
	if err != nil {
		t.Fatal(err)
	}
	p := serving(t, mine)
	told := p.listen("404.html")
	for _, step := range []struct{ text, want string }{
		{strings.Replace(string(note), `{{define "main"}}`, `{{define "main"}}<p>Mine.</p>`, 1), "changed 404.html"},
		{`{{define "main"}}{{.Data.Nonsense}}{{end}}`, "missing.html:1:"},
		{`{{define "main"}}<p>Whole.</p>{{end}}`, "changed 404.html"},
	} {
		if err := os.WriteFile(filepath.Join(mine, "missing.html"), []byte(step.text), 0o644); err != nil {
			t.Fatal(err)
		}
		p.wait(told, step.want)
	}
}

// exchange sends a request as it is written, and returns status and body; of an
// event stream, which does not end, no body.
func exchange(t *testing.T, host, request string) (int, string) {
	conn, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprint(conn, strings.ReplaceAll(request, "\n", "\r\n")+"\r\nConnection: close\r\n\r\n")
	res, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	if res.Header.Get("Content-Type") == "text/event-stream" {
		return res.StatusCode, ""
	}
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(body)
}

// TestServeGuards: what the command shows is behind the guard.
func TestServeGuards(t *testing.T) {
	p := serving(t, "")
	for header, status := range map[[2]string]int{{"Host", "elsewhere.example"}: 421, {"Origin", "http://elsewhere.example"}: 403, {"Accept", "*/*"}: 200} {
		r, err := http.NewRequest("GET", p.url, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set(header[0], header[1])
		if header[0] == "Host" {
			r.Host = header[1]
		}
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if res.StatusCode != status {
			t.Errorf("%s: %d, want %d", header, res.StatusCode, status)
		}
	}
	host := strings.TrimSuffix(strings.TrimPrefix(p.url, "http://"), "/")
	for _, path := range []string{
		"/articles/a.txt", "/dossier.yaml", "/articles/", "/.dossier/", "/.dossier/x/events", "/people/ann-lee.md", "/ids.lock", "/.git/config", "/.dossier-site",
		"/../dossier.yaml", "/..%2fcontent%2fdossier.yaml", "/%2e%2e/content/dossier.yaml", "/articles/../dossier.yaml", "/articles/%2e%2e/%2e%2e/content/dossier.yaml",
		"//dossier.yaml", "//etc/passwd", "/etc/passwd", "/....//....//etc/passwd", "/..%5c..%5cdossier.yaml", "/\\..\\dossier.yaml", "/%00", "/index.html%00.txt", "/./dossier.yaml",
		"/index.html/../dossier.yaml", "/index.html/", "/index.html.", "/INDEX.HTML", "/file:///etc/passwd", "/%252e%252e/dossier.yaml", "/c:/dossier.yaml",
	} {
		if status, body := exchange(t, host, "GET "+path+" HTTP/1.1\nHost: "+host); status != 404 || strings.Contains(body, "title: The") || strings.Contains(body, "root:") {
			t.Errorf("%s: %d", path, status)
		}
	}
}
