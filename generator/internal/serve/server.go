// Package serve shows a site while it is written: it makes each page when a
// browser asks for it, tells open pages when they have changed, and shows what
// stops the build over the last site that was whole. It writes no file, and what
// it adds to pages is in no site.
package serve

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"dossier/generator/internal/loopback"
)

// A Site makes the file at an address such as "people/ann-lee.html", or says
// fs.ErrNotExist. Several files may be asked for at the same time.
type Site interface {
	File(address string) ([]byte, error)
}

// A Server shows the last Site it was given. It is an http.Handler, to stand
// behind loopback.Guard.
type Server struct {
	root    string // of what the server itself has to say: a path nobody else knows
	streams chan struct{}

	mu    sync.Mutex
	state *state
}

// A state is what is shown. It does not change; next is closed when there is
// another.
type state struct {
	site    Site // nil before the first that was whole
	trouble trouble
	next    chan struct{}
}

// maxStreams is how many pages are told of changes at the same time.
const maxStreams = 100

// New returns a server that has nothing to show yet.
func New() *Server {
	return &Server{root: ".dossier/" + rand.Text() + "/", streams: make(chan struct{}, maxStreams), state: &state{next: make(chan struct{})}}
}

// Show puts a site in the place of the one before.
func (s *Server) Show(site Site) { s.turn(func(st *state) { st.site, st.trouble = site, nil }) }

// Fail says what stopped a build, a message a line; the last site stays.
func (s *Server) Fail(messages []string) {
	s.turn(func(st *state) { st.trouble = messages })
}

func (s *Server) turn(change func(*state)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := &state{site: s.state.site, trouble: s.state.trouble, next: make(chan struct{})}
	change(next)
	close(s.state.next)
	s.state = next
}

func (s *Server) now() *state {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.state
}

//go:embed live.js
var liveScript []byte

//go:embed live.css
var liveStyle []byte

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	address := strings.TrimPrefix(r.URL.Path, "/")
	if own, ok := strings.CutPrefix(address, s.root); ok {
		s.own(w, r, own)
		return
	}
	if address == "" {
		address = "index.html"
	}
	st := s.now()
	file, status := st.file(address)
	if loopback.Kind(address) != kindPage && status == http.StatusOK {
		answer(w, loopback.Kind(address), status, file)
		return
	}
	answer(w, kindPage, status, s.live(file, address, st.trouble))
}

const kindPage = "text/html; charset=utf-8"

// own answers for what is the server's.
func (s *Server) own(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "live.js":
		answer(w, loopback.Kind(name), http.StatusOK, liveScript)
	case "live.css":
		answer(w, loopback.Kind(name), http.StatusOK, liveStyle)
	case "events":
		s.events(w, r)
	default:
		http.NotFound(w, r)
	}
}

func answer(w http.ResponseWriter, kind string, status int, body []byte) {
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	_, _ = w.Write(body) // the browser has left: nobody to tell
}

// file is what is shown at an address: the site's file, or a page that says why
// there is none. The same state has the same bytes.
func (st *state) file(address string) ([]byte, int) {
	if st.site == nil && st.trouble == nil {
		return message("Not built yet", "The first build is at work; this page comes by itself.", nil), http.StatusServiceUnavailable
	}
	if st.site == nil {
		return message("There is no site yet", "The first build found errors. Correct them and save; this page comes by itself.", st.trouble), http.StatusServiceUnavailable
	}
	if !fs.ValidPath(address) {
		return missing(address), http.StatusNotFound
	}
	file, err := st.site.File(address)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing(address), http.StatusNotFound
	case err != nil:
		return message("This page cannot be made", "Correct what is wrong and save; this page comes by itself.", []string{err.Error()}), http.StatusInternalServerError
	}
	return file, http.StatusOK
}

// sum is how a page in a browser is compared with what is shown now.
func sum(file []byte) string {
	s := sha256.Sum256(file)
	return hex.EncodeToString(s[:8])
}

// live is a page with what keeps it up to date before its end.
func (s *Server) live(page []byte, address string, t trouble) []byte {
	end := bytes.LastIndex(page, []byte("</body>"))
	if end < 0 {
		end = len(page)
	}
	var b bytes.Buffer
	b.Grow(len(page) + 1024)
	b.Write(page[:end])
	fill(&b, "live", map[string]any{"Root": "/" + s.root, "Address": address, "Sum": sum(page), "Trouble": t})
	b.Write(page[end:])
	return b.Bytes()
}
