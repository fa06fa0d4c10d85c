package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

// A network is names and one loopback server that plays all public ones.
type network struct {
	names  map[string][][]string // host → the answers in turn; the last one stays
	asked  map[string]int
	dialed []string
	server *httptest.Server
}

func newNetwork(t *testing.T, names map[string][][]string, serve http.HandlerFunc) (*network, *Client) {
	n := &network{names: names, asked: map[string]int{}, server: httptest.NewServer(serve)}
	t.Cleanup(n.server.Close)
	return n, &Client{Agent: "test", Resolver: n, Dial: n.dial}
}

func (n *network) LookupNetIP(_ context.Context, _, host string) ([]netip.Addr, error) {
	answers := n.names[host]
	if len(answers) == 0 {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	var out []netip.Addr
	for _, s := range answers[min(n.asked[host], len(answers)-1)] {
		out = append(out, netip.MustParseAddr(s))
	}
	n.asked[host]++
	return out, nil
}

func (n *network) dial(ctx context.Context, network string, to netip.AddrPort) (net.Conn, error) {
	n.dialed = append(n.dialed, to.String())
	return (&net.Dialer{}).DialContext(ctx, network, n.server.Listener.Addr().String())
}

// one is a name that stands for one address.
func one(address string) [][]string { return [][]string{{address}} }

func hello(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprint(w, "hello ", r.Header.Get("Referer"), r.Header.Get("Cookie"))
}

func TestGet(t *testing.T) {
	n, c := newNetwork(t, map[string][][]string{"a.example": one("8.8.4.4"), "b.example": one("2606:4700::1")}, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.SetCookie(w, &http.Cookie{Name: "id", Value: "1"})
			http.Redirect(w, r, "http://b.example:8080/page", http.StatusFound)
		default:
			hello(w, r)
		}
	})
	p, err := c.Get(t.Context(), "http://a.example/moved")
	if err != nil {
		t.Fatal(err)
	}
	if p.Address != "http://b.example:8080/page" || string(p.Body) != "hello " || p.ContentType != "text/html; charset=utf-8" {
		t.Errorf("got %+v %q", p, p.Body)
	}
	if got := strings.Join(n.dialed, " "); got != "8.8.4.4:80 [2606:4700::1]:8080" {
		t.Errorf("dialed %s", got)
	}
}

// TestRefused lets every spelling of an address that is not public, and every
// name that stands for one, try to reach the server: none may.
func TestRefused(t *testing.T) {
	hits := 0
	names := map[string][][]string{
		"loopback.example": one("127.0.0.1"), "mixed.example": {{"8.8.4.4", "10.0.0.7"}}, "mapped.example": one("::ffff:127.0.0.1"),
		"cloud.example": one("169.254.169.254"), "nat64.example": one("64:ff9b::7f00:1"), "sixtofour.example": one("2002:7f00:1::1"),
		"compatible.example": one("::127.0.0.1"), "unique.example": one("fd00::1"), "zone.example": one("fe80::1%eth0"),
		"127.1": one("127.0.0.1"), "2130706433": one("127.0.0.1"), "0x7f000001": one("127.0.0.1"), "017700000001": one("127.0.0.1"), "0": one("0.0.0.0"),
	}
	n, c := newNetwork(t, names, func(w http.ResponseWriter, r *http.Request) { hits++; hello(w, r) })
	hosts := []string{"127.0.0.1", "localhost", "localhost.", "x.localhost", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::]", "10.0.0.1",
		"169.254.169.254", "[fd00::1]", "[fe80::1]", "100.64.0.1", "[64:ff9b::7f00:1]", "192.0.2.1", "①②⑦.0.0.1", "user@8.8.4.4", "8.8.4.4:x", "[3fff::1]", "[2001::1]"}
	for name := range names {
		hosts = append(hosts, name)
	}
	for _, h := range hosts {
		if p, err := c.Get(t.Context(), "http://"+h+"/"); err == nil {
			t.Errorf("%s answered %q", h, p.Body)
		}
	}
	for _, a := range []string{"ftp://8.8.4.4/", "file:///etc/hosts", "//8.8.4.4/", "http://", "gopher://a", "http://a b/", "a"} {
		if _, err := c.Get(t.Context(), a); err == nil {
			t.Errorf("%s answered", a)
		}
	}
	if hits != 0 || len(n.dialed) != 0 {
		t.Errorf("the server was hit %d times, dialed %q", hits, n.dialed)
	}
}

// TestRebinding has a name server that gives a public address first, and
// loopback for the redirect.
func TestRebinding(t *testing.T) {
	n, c := newNetwork(t, map[string][][]string{"turn.example": {{"8.8.4.4"}, {"127.0.0.1"}}}, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/again", http.StatusFound)
	})
	_, err := c.Get(t.Context(), "http://turn.example/")
	if refused := (*Refused)(nil); !errors.As(err, &refused) || len(n.dialed) != 1 || n.dialed[0] != "8.8.4.4:80" {
		t.Errorf("%v; dialed %q", err, n.dialed)
	}
}

func TestAnswers(t *testing.T) {
	_, c := newNetwork(t, map[string][][]string{"a.example": one("8.8.4.4")}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		switch r.URL.Path {
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/inside":
			http.Redirect(w, r, "http://127.0.0.1/", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/hosts", http.StatusFound)
		case "/password":
			http.Redirect(w, r, "http://me:secret@a.example/", http.StatusFound)
		case "/picture":
			w.Header().Set("Content-Type", "image/png")
		case "/untyped":
			w.Header()["Content-Type"] = nil
		case "/gone":
			w.WriteHeader(http.StatusGone)
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			for zeros := make([]byte, 1<<20); z != nil; {
				if _, err := z.Write(zeros); err != nil {
					return
				}
			}
		}
	})
	for path, want := range map[string]string{
		"loop": "more than 5 times", "inside": "127.0.0.1 is not", "file": `not "file"`, "password": "password", "picture": `"image/png"`,
		"untyped": "the server sends", "gone": "410 Gone", "bomb": "more than 20971520 bytes",
	} {
		_, err := c.Get(t.Context(), "http://a.example/"+path)
		if refused := (*Refused)(nil); !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || refused.Hint == "" {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	if _, err := c.Get(t.Context(), "http://nobody.example/"); err == nil || err.Error() != "there is no host nobody.example" {
		t.Errorf("a name nobody knows: %v", err)
	}
	down := &http.Request{Header: http.Header{}, URL: &url.URL{Scheme: "http", Host: "a.example"}}
	if err := redirect(down, []*http.Request{{URL: &url.URL{Scheme: "https", Host: "a.example"}}}); err == nil {
		t.Error("https may lead to http")
	}
}

// TestOwnDial: the machine's own way checks the address once more.
func TestOwnDial(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if conn, err := dialPublic(t.Context(), "tcp", netip.MustParseAddrPort(l.Addr().String())); err == nil {
		conn.Close()
		t.Error("connected to loopback")
	}
}

// TestProxy: the environment's proxy is used only when asked for, and only the
// proxy itself may be at an address that is not public.
func TestProxy(t *testing.T) {
	through := ""
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { through = r.URL.String(); hello(w, r) }))
	defer proxy.Close()
	t.Setenv("HTTP_PROXY", proxy.URL)
	t.Setenv("NO_PROXY", "")
	n, c := newNetwork(t, map[string][][]string{"a.example": one("8.8.4.4")}, hello)
	if _, err := c.Get(t.Context(), "http://a.example/"); err != nil || through != "" || len(n.dialed) != 1 {
		t.Errorf("not asked for: %v, through the proxy: %q", err, through)
	}
	c.Proxy = true
	if _, err := c.Get(t.Context(), "http://a.example/"); err != nil || through != "http://a.example/" || len(n.dialed) != 1 {
		t.Errorf("asked for: %v, through the proxy: %q", err, through)
	}
	if _, err := c.Get(t.Context(), proxy.URL); err == nil {
		t.Error("the proxy itself was reached")
	}
}
