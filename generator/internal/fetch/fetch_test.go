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
	"time"
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
			http.SetCookie(w, &http.Cookie{Name: "id", Value: "1", Path: "/"})
			http.Redirect(w, r, "/farther", http.StatusFound)
		case "/farther":
			if r.Header.Get("Cookie") != "" {
				t.Error("a cookie was sent back")
			}
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
	if got := strings.Join(n.dialed, " "); got != "8.8.4.4:80 8.8.4.4:80 [2606:4700::1]:8080" {
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
		case "/5", "/4", "/3", "/2", "/1": // so many times
			http.Redirect(w, r, fmt.Sprint("/", r.URL.Path[1]-'0'-1), http.StatusFound)
		case "/0":
			hello(w, r)
		case "/6":
			http.Redirect(w, r, "/5", http.StatusFound)
		case "/relative":
			http.Redirect(w, r, "//10.0.0.1/", http.StatusFound)
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
		"loop": "more than 5 times", "6": "more than 5 times", "relative": "10.0.0.1 is not", "inside": "127.0.0.1 is not", "file": `not "file"`, "password": "password", "picture": `"image/png"`,
		"untyped": "the server sends", "gone": "410 Gone", "bomb": "more than 20971520 bytes",
	} {
		_, err := c.Get(t.Context(), "http://a.example/"+path)
		if refused := (*Refused)(nil); !errors.As(err, &refused) || !strings.Contains(err.Error(), want) || refused.Hint == "" {
			t.Errorf("%s: %v, want %q", path, err, want)
		}
	}
	if p, err := c.Get(t.Context(), "http://a.example/5"); err != nil || string(p.Body) != "hello " || p.Address != "http://a.example/0" {
		t.Errorf("five redirects: %+v, %v", p, err)
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

// TestPublic: of each range that is not public, the first and the last address
// are refused, and what lies beside it is not, but for what is another's.
func TestPublic(t *testing.T) {
	beside := map[string]bool{ // which neighbours are public
		"0.0.0.0/8": true, "10.0.0.0/8": true, "100.64.0.0/10": true, "127.0.0.0/8": true, "169.254.0.0/16": true, "172.16.0.0/12": true, "192.0.0.0/24": true,
		"192.0.2.0/24": true, "192.31.196.0/24": true, "192.52.193.0/24": true, "192.88.99.0/24": true, "192.168.0.0/16": true, "192.175.48.0/24": true,
		"198.18.0.0/15": true, "198.51.100.0/24": true, "203.0.113.0/24": true, "224.0.0.0/4": false, "240.0.0.0/4": false,
		"::/128": false, "::1/128": false, "::ffff:0:0/96": false, "64:ff9b::/96": false, "64:ff9b:1::/48": false, "100::/64": false, "fc00::/7": false, "fe80::/10": false, "fec0::/10": false, "ff00::/8": false, "5f00::/16": false, "4000::/3": false,
		"2001::/23": true, "2001:db8::/32": true, "2002::/16": true, "2620:4f:8000::/48": true, "3fff::/20": true,
	}
	for _, p := range append(special, special6...) {
		if _, listed := beside[p.String()]; !listed {
			t.Errorf("%s is not looked at", p)
		}
	}
	for s, public := range beside {
		p := netip.MustParsePrefix(s)
		first, last := p.Masked().Addr(), lastOf(p)
		if Public(first) || Public(last) {
			t.Errorf("%s to %s are public", first, last)
		}
		for _, a := range []netip.Addr{first.Prev(), last.Next()} {
			if public && a.IsValid() && !Public(a) {
				t.Errorf("%s, beside %s, is not public", a, p)
			}
		}
	}
	for _, s := range []string{"::ffff:8.8.4.4", "2606:4700::1%eth0", "::8.8.4.4"} {
		if Public(netip.MustParseAddr(s)) {
			t.Errorf("%s is public", s)
		}
	}
	if Public(netip.Addr{}) {
		t.Error("no address is public")
	}
}

// lastOf is the last address of a range.
func lastOf(p netip.Prefix) netip.Addr {
	b := p.Masked().Addr().AsSlice()
	for i := p.Bits(); i < len(b)*8; i++ {
		b[i/8] |= 0x80 >> (i % 8)
	}
	a, _ := netip.AddrFromSlice(b)
	return a
}

// TestLate: a server that sends a byte now and then does not keep anybody for
// longer than the whole may take.
func TestLate(t *testing.T) {
	_, c := newNetwork(t, map[string][][]string{"a.example": one("8.8.4.4")}, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		for r.Context().Err() == nil {
			fmt.Fprint(w, "x")
			http.NewResponseController(w).Flush()
			time.Sleep(5 * time.Millisecond)
		}
	})
	ctx, stop := context.WithTimeout(t.Context(), 200*time.Millisecond) // as Timeout does
	defer stop()
	_, err := c.Get(ctx, "http://a.example/")
	if refused := (*Refused)(nil); !errors.As(err, &refused) || err.Error() != "no full answer within 20 seconds" {
		t.Errorf("got %v", err)
	}
}
