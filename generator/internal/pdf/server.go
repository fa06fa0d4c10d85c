package pdf

import (
	"crypto/rand"
	"fmt"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"dossier/generator/internal/loopback"
)

// A server shows a site to Chromium alone: on loopback, on a port of the
// system's choice, under a path nobody else knows.
type server struct {
	*http.Server
	url   string // of the site's root
	host  string
	root  string // the path of the site's root
	site  fs.FS
	mu    sync.Mutex
	shown map[string][]byte // in place of the site's own files
}

func serve(site fs.FS) (*server, error) {
	listeners, port, err := loopback.Listen(0)
	if err != nil {
		return nil, fmt.Errorf("serving the site to Chromium: %w", err)
	}
	s := &server{site: site, host: fmt.Sprintf("127.0.0.1:%d", port), root: "/" + rand.Text() + "/", shown: map[string][]byte{}}
	s.url = "http://" + s.host + s.root
	s.Server = loopback.Server(http.HandlerFunc(s.answer), s.host)
	for _, l := range listeners {
		go s.Serve(l) // ends with Close
	}
	return s, nil
}

// show puts a page in the place of the site's own.
func (s *server) show(address string, page []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.shown[address] = page
}

func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	address, ok := strings.CutPrefix(r.URL.Path, s.root)
	if !ok || !fs.ValidPath(address) {
		http.NotFound(w, r)
		return
	}
	data, err := s.file(address)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", loopback.Kind(address))
	_, _ = w.Write(data) // Chromium has left: nobody to tell
}

func (s *server) file(address string) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if page, ok := s.shown[address]; ok {
		return page, nil
	}
	if loopback.Kind(address) == "" { // no part of a page
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(s.site, address)
}
