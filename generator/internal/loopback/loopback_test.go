package loopback_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dossier/generator/internal/loopback"
)

// start serves "here" to those who may have it, and returns its port.
func start(t *testing.T) int {
	listeners, port, err := loopback.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	s := loopback.Server(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "here") }), loopback.Hosts(port)...)
	for _, l := range listeners {
		go s.Serve(l)
	}
	t.Cleanup(func() { s.Close() })
	return port
}

// ask sends a request as it is written, PORT in it replaced, and returns the
// status and the body.
func ask(t *testing.T, port int, request string) (int, string) {
	c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	request = strings.ReplaceAll(strings.ReplaceAll(request, "PORT", fmt.Sprint(port)), "\n", "\r\n")
	fmt.Fprint(c, request+"\r\nConnection: close\r\n\r\n")
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(res.Body)
	return res.StatusCode, string(body)
}

func TestGuard(t *testing.T) {
	port := start(t)
	for _, c := range []struct {
		request string
		status  int
	}{
		{"GET / HTTP/1.1\nHost: 127.0.0.1:PORT", 200},
		{"GET / HTTP/1.1\nHost: localhost:PORT", 200},
		{"GET / HTTP/1.1\nHost: [::1]:PORT", 200},
		{"GET http://localhost:PORT/ HTTP/1.1\nHost: elsewhere.example", 200}, // the line counts, RFC 9112 3.2.2
		{"GET / HTTP/1.1\nHost: elsewhere.example", 421},
		{"GET / HTTP/1.1\nHost: elsewhere.example:PORT", 421},
		{"GET / HTTP/1.1\nHost: localhost", 421},
		{"GET / HTTP/1.1\nHost: localhost.elsewhere.example:PORT", 421},
		{"GET / HTTP/1.1\nHost:", 421},
		{"GET / HTTP/1.0", 421},
		{"GET / HTTP/1.1\nHost: localhost:PORT\nHost: elsewhere.example", 400},
		{"GET http://elsewhere.example/ HTTP/1.1\nHost: localhost:PORT", 421},
		{"POST / HTTP/1.1\nHost: localhost:PORT\nContent-Length: 0", 405},
		{"OPTIONS / HTTP/1.1\nHost: localhost:PORT", 405},
		{"GET / HTTP/1.1\nHost: localhost:PORT\nOrigin: http://localhost:PORT", 200},
		{"GET / HTTP/1.1\nHost: localhost:PORT\nOrigin: http://elsewhere.example", 403},
		{"GET / HTTP/1.1\nHost: localhost:PORT\nOrigin: null", 403},
		{"GET / HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: same-origin\nSec-Fetch-Mode: cors", 200},
		{"GET / HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: same-site\nSec-Fetch-Mode: no-cors", 403},
		{"GET / HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: iframe", 403},
		{"GET / HTTP/1.1\nHost: localhost:PORT\nSec-Fetch-Site: cross-site\nSec-Fetch-Mode: navigate\nSec-Fetch-Dest: document", 200},
	} {
		status, body := ask(t, port, c.request)
		if status != c.status || (body == "here") != (status == 200) {
			t.Errorf("%s\ngot %d %q, want %d", c.request, status, body, c.status)
		}
	}
}

// TestHeaders: every answer, a refusal too, forbids to keep it, to frame it and
// to give it to other pages; none allows what another origin asks for.
func TestHeaders(t *testing.T) {
	h := loopback.Guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "here") }), "localhost:1")
	for _, c := range []struct {
		method, host, origin string
		status               int
	}{
		{"GET", "localhost:1", "", 200}, {"HEAD", "localhost:1", "", 200}, {"GET", "elsewhere.example", "", 421},
		{"PUT", "localhost:1", "", 405}, {"OPTIONS", "localhost:1", "http://elsewhere.example", 405}, {"GET", "localhost:1", "http://elsewhere.example", 403},
	} {
		r := httptest.NewRequest(c.method, "/", nil)
		r.Host = c.host
		r.Header.Set("Origin", c.origin)
		r.Header.Set("Access-Control-Request-Method", "GET")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%v: %d", c, w.Code)
		}
		for key, want := range map[string]string{
			"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
			"Access-Control-Allow-Origin": "", "Access-Control-Allow-Methods": "", "Set-Cookie": "",
		} {
			if got := w.Header().Get(key); got != want {
				t.Errorf("%v: %s is %q, want %q", c, key, got, want)
			}
		}
		if got := w.Header().Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'none'") || !strings.Contains(got, "frame-ancestors 'none'") || strings.Contains(got, "unsafe") {
			t.Errorf("%v: policy %q", c, got)
		}
	}
}

// TestPatience: who sends a long head is refused, who sends none in time is left.
func TestPatience(t *testing.T) {
	t.Parallel()
	port := start(t)
	if status, _ := ask(t, port, "GET / HTTP/1.1\nHost: localhost:PORT\nX: "+strings.Repeat("x", 64<<10)); status != http.StatusRequestHeaderFieldsTooLarge {
		t.Errorf("a head of 64 KiB: %d", status)
	}
	c, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: local")
	if err := c.SetReadDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(c); err != nil {
		t.Errorf("still listening after 20 seconds: %v", err)
	}
}

// TestListen: a port is ours on both addresses or not at all, and is not open
// to other machines.
func TestListen(t *testing.T) {
	listeners, port, err := loopback.Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range listeners {
		defer l.Close()
		if !l.Addr().(*net.TCPAddr).IP.IsLoopback() {
			t.Errorf("listens on %s", l.Addr())
		}
	}
	if again, _, err := loopback.Listen(port); err == nil {
		again[0].Close()
		t.Errorf("port %d was given twice", port)
	}
}

func TestKind(t *testing.T) {
	for address, want := range map[string]string{"a/b.html": "text/html; charset=utf-8", "data/tei/a.xml": "application/xml; charset=utf-8", "a.exe": "", "html": ""} {
		if got := loopback.Kind(address); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
