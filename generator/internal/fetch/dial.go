package fetch

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"syscall"
	"time"
)

// A Resolver says which addresses a name stands for, as *net.Resolver does.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// A Dial connects to an address written as numbers.
type Dial func(ctx context.Context, network string, to netip.AddrPort) (net.Conn, error)

// transport makes one page's: connections are not kept, so that each request
// resolves its host anew and is checked.
func (c *Client) transport() *http.Transport {
	g := &guard{resolver: c.Resolver, dial: c.Dial}
	if g.resolver == nil {
		g.resolver = net.DefaultResolver
	}
	if g.dial == nil {
		g.dial = dialPublic
	}
	t := &http.Transport{DialContext: g.connect, DisableKeepAlives: true, ForceAttemptHTTP2: true,
		TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: 10 * time.Second, MaxResponseHeaderBytes: 64 << 10}
	if c.Proxy {
		t.Proxy = g.proxy
	}
	return t
}

// A guard stands between a request and the network.
type guard struct {
	resolver Resolver
	dial     Dial
	mu       sync.Mutex
	proxies  map[string]bool // host:port that may be dialled wherever they are
}

// connect resolves a host once, refuses it when any of its addresses is not
// public, and dials just the addresses it has checked: a second answer of the
// name server cannot lead elsewhere.
func (g *guard) connect(ctx context.Context, network, address string) (net.Conn, error) {
	if g.isProxy(address) {
		return (&net.Dialer{}).DialContext(ctx, network, address)
	}
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	n, err := net.DefaultResolver.LookupPort(ctx, network, port)
	if err != nil {
		return nil, err
	}
	addrs, err := g.lookup(ctx, host)
	if err != nil {
		return nil, err
	}
	for i, a := range addrs {
		if addrs[i] = a.Unmap(); !Public(addrs[i]) {
			return nil, notPublic(host)
		}
	}
	last := error(&net.DNSError{Err: "no such host", Name: host, IsNotFound: true})
	for _, a := range addrs {
		conn, err := g.dial(ctx, network, netip.AddrPortFrom(a, uint16(n)))
		if err == nil {
			return conn, nil
		}
		last = err
	}
	return nil, last
}

func (g *guard) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	return g.resolver.LookupNetIP(ctx, "ip", host)
}

// dialPublic is the machine's own way, with a last look at the address the
// system is about to connect to.
func dialPublic(ctx context.Context, network string, to netip.AddrPort) (net.Conn, error) {
	d := net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		if a, err := netip.ParseAddrPort(address); err != nil || !Public(a.Addr()) {
			return notPublic(address)
		}
		return nil
	}}
	return d.DialContext(ctx, network, to.String())
}

// proxy asks the environment, and remembers the proxy as one that may be dialled.
func (g *guard) proxy(req *http.Request) (*url.URL, error) {
	u, err := http.ProxyFromEnvironment(req)
	if err != nil || u == nil {
		return u, err
	}
	port := u.Port()
	if port == "" {
		port = map[string]string{"https": "443", "socks5": "1080", "socks5h": "1080"}[u.Scheme]
	}
	if port == "" {
		port = "80"
	}
	if u.Hostname() == req.URL.Hostname() {
		return nil, notPublic(req.URL.Hostname())
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.proxies == nil {
		g.proxies = map[string]bool{}
	}
	g.proxies[net.JoinHostPort(u.Hostname(), port)] = true
	return u, nil
}

func (g *guard) isProxy(address string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.proxies[address]
}
