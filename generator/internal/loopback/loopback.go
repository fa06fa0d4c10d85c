// Package loopback shows files to programs on this machine and to no others: it
// listens on loopback only, and answers only requests that name it as their
// host, so that no page of another site can have its answers by giving its own
// name this machine's address (DNS rebinding).
package loopback

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path"
	"slices"
	"strconv"
	"syscall"
	"time"
)

// Listen listens on a port of both loopback addresses, 0 for one that is free
// on both. A machine without IPv6 has one listener. A port that is taken on
// either is an error: a browser that is told "localhost" may try both.
func Listen(port int) (listeners []net.Listener, at int, err error) {
	for range 20 {
		if listeners, at, err = listen(port); err == nil || port != 0 {
			break
		}
	}
	return listeners, at, err
}

func listen(port int) ([]net.Listener, int, error) {
	four, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, 0, err
	}
	port = four.Addr().(*net.TCPAddr).Port
	six, err := net.Listen("tcp6", net.JoinHostPort("::1", strconv.Itoa(port)))
	switch {
	case err == nil:
		return []net.Listener{four, six}, port, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, 0, errors.Join(err, four.Close())
	}
	return []net.Listener{four}, port, nil
}

// Hosts are the names of a port of this machine, as a browser's request says them.
func Hosts(port int) []string {
	var hosts []string
	for _, name := range []string{"127.0.0.1", "localhost", "[::1]"} {
		hosts = append(hosts, fmt.Sprintf("%s:%d", name, port))
		if port == 80 {
			hosts = append(hosts, name)
		}
	}
	return hosts
}

// Server is an http.Server for a handler behind Guard. It gives up on a client
// that does not say what it wants.
func Server(h http.Handler, hosts ...string) *http.Server {
	return &http.Server{Handler: Guard(h, hosts...), ReadHeaderTimeout: 5 * time.Second, MaxHeaderBytes: 32 << 10}
}

// Until makes an http.Server's BaseContext: requests that last end with ctx.
func Until(ctx context.Context) func(net.Listener) context.Context {
	return func(net.Listener) context.Context { return ctx }
}

// policy is that of the pages themselves; what is shown is never in a frame.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// Guard hands on requests to read that name one of hosts and do not come from
// another site's page, and forbids browsers to keep the answers or to give
// them to other pages.
func Guard(next http.Handler, hosts ...string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Cache-Control", "no-store")
		h.Set("Content-Security-Policy", policy)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		switch {
		case !slices.Contains(hosts, r.Host):
			http.Error(w, "not this host", http.StatusMisdirectedRequest)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		case foreign(r):
			http.Error(w, "not for other sites", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// foreign tells whether the page of another site asks. A link that is followed
// is no such request: its answer is shown to the reader, not to that page.
func foreign(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" && origin != "http://"+r.Host {
		return true
	}
	switch r.Header.Get("Sec-Fetch-Site") { // see Fetch Metadata, https://www.w3.org/TR/fetch-metadata/
	case "", "same-origin", "none":
		return false
	}
	return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document"
}

// Kind is the media type of a site's file by the ending of its address; "" when
// no site has such files.
func Kind(address string) string { return kinds[path.Ext(address)] }

var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".xml": "application/xml; charset=utf-8",
	".json": "application/json", ".jsonld": "application/ld+json", ".pdf": "application/pdf",
	".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".jpg": "image/jpeg", ".webp": "image/webp",
}
