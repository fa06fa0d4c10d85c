package pdf

import (
	"crypto/rand"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// A server shows a site to Chromium alone: on loopback, on a port of the
// system's choice, under a path nobody else knows, and to requests that name
// this address, so that no page of another site can ask for it.
type server struct {
	http.Server
	url   string // of the site's root
	host  string
	root  string // the path of the site's root
	site  fs.FS
	mu    sync.Mutex
	shown map[string][]byte // in place of the site's own files
}

func serve(site fs.FS) (*server, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("serving the site to Chromium: %w", err)
	}
	s := &server{site: site, host: listener.Addr().String(), root: "/" + rand.Text() + "/", shown: map[string][]byte{}}
	s.url = "http://" + s.host + s.root
	s.Handler, s.ReadHeaderTimeout = s, 10*time.Second
	go s.Serve(listener) // ends with Close
	return s, nil
}

// show puts a page in the place of the site's own.
func (s *server) show(address string, page []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shown[address] = page
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	address, ok := strings.CutPrefix(r.URL.Path, s.root)
	switch {
	case r.Host != s.host:
		http.Error(w, "not this host", http.StatusMisdirectedRequest)
		return
	case r.Method != http.MethodGet:
		http.Error(w, "only GET", http.StatusMethodNotAllowed)
		return
	case !ok || !fs.ValidPath(address):
		http.NotFound(w, r)
		return
	}
	data, err := s.file(address)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", kinds[path.Ext(address)])
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(data) // Chromium has left: nobody to tell
}

func (s *server) file(address string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if page, ok := s.shown[address]; ok {
		return page, nil
	}
	if kinds[path.Ext(address)] == "" {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(s.site, address)
}

// kinds are the files a page is made of; nothing else is served.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png",
}
