package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Limits of one page, redirects included.
const (
	MaxBytes     = 20 << 20 // after decompression
	MaxRedirects = 5
	Timeout      = 20 * time.Second
)

// types are what a page or a feed may be sent as.
var types = []string{"text/html", "application/xhtml+xml", "text/plain",
	"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"}

// A Refused is an address, or an answer, that is not taken. Nothing was read
// from there.
type Refused struct{ Why, Hint string }

func (e *Refused) Error() string { return e.Why }

func refuse(hint, format string, args ...any) error {
	return &Refused{fmt.Sprintf(format, args...), hint}
}

// A Page is what an address answered.
type Page struct {
	Address     string // after redirects
	ContentType string // as sent, with its charset
	Body        []byte
}

// A Client gets pages. Its zero value resolves and dials as the machine does.
type Client struct {
	Agent    string   // sent as User-Agent
	Resolver Resolver // nil for the machine's
	Dial     Dial     // nil for the machine's, which checks the address once more
	// Proxy gets pages through the proxy that the environment names. The proxy
	// then resolves names, so that only addresses written as numbers are checked.
	Proxy bool
}

// Get gets one page. The error is a *Refused, or that of the connection.
func (c *Client) Get(ctx context.Context, address string) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, refuse("write it as https://example.org/page", "this is not a web address")
	}
	if err := allowed(u); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, refuse("write it as https://example.org/page", "this is not a web address")
	}
	req.Header.Set("User-Agent", c.Agent)
	req.Header.Set("Accept", strings.Join(types, ", "))
	transport := c.transport()
	defer transport.CloseIdleConnections()
	resp, err := (&http.Client{Transport: transport, CheckRedirect: redirect}).Do(req)
	if err != nil {
		return nil, cause(err)
	}
	defer resp.Body.Close()
	return read(resp)
}

// read takes an answer that is a page and within the limit.
func read(resp *http.Response) (*Page, error) {
	kind := resp.Header.Get("Content-Type")
	media, _, err := mime.ParseMediaType(kind)
	switch {
	case resp.StatusCode != http.StatusOK:
		return nil, refuse("open it in a browser; save the page there and import the file", "the server answers %s", resp.Status)
	case err != nil || !slices.Contains(types, media):
		return nil, refuse("only web pages, plain text and feeds are imported", "the server sends %q", kind)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, MaxBytes+1))
	if err != nil {
		return nil, cause(err)
	}
	if len(body) > MaxBytes {
		return nil, refuse("save the page and remove what is not the article", "the page has more than %d bytes", MaxBytes)
	}
	return &Page{resp.Request.URL.String(), kind, body}, nil
}

// redirect is asked before each further address.
func redirect(req *http.Request, via []*http.Request) error {
	req.Header.Del("Referer")
	switch {
	case len(via) > MaxRedirects:
		return refuse("give the address it should lead to", "the address leads on more than %d times", MaxRedirects)
	case via[len(via)-1].URL.Scheme == "https" && req.URL.Scheme != "https":
		return refuse("give the address it should lead to", "the address leads from https to http")
	}
	return allowed(req.URL)
}

// allowed checks what an address says by itself; whom a name stands for is
// checked when it is dialled.
func allowed(u *url.URL) error {
	host := strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return refuse("write it as https://example.org/page", "only http and https are fetched, not %q", u.Scheme)
	case u.User != nil:
		return refuse("write it without name and password", "the address holds a name or a password")
	case host == "":
		return refuse("write it as https://example.org/page", "the address names no host")
	case host == "localhost" || strings.HasSuffix(host, ".localhost"):
		return notPublic(host)
	}
	if a, err := netip.ParseAddr(host); err == nil && !Public(a) {
		return notPublic(host)
	}
	return nil
}

func notPublic(host string) error {
	return refuse("save the page in a browser and import the file", "%s is not an address of the public web", host)
}

// cause is the error without the address, which the message gives already.
func cause(err error) error {
	if refused := (*Refused)(nil); errors.As(err, &refused) {
		return refused
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return refuse("try again later, or save the page in a browser and import the file", "no full answer within %d seconds", int(Timeout.Seconds()))
	}
	if dns := (*net.DNSError)(nil); errors.As(err, &dns) && dns.IsNotFound {
		return refuse("check its spelling", "there is no host %s", dns.Name)
	}
	if u := (*url.Error)(nil); errors.As(err, &u) {
		return u.Err
	}
	return err
}
