package build

import (
	"io/fs"
	"reflect"
	"sync"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/cache"
	"dossier/generator/internal/crew"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
	"dossier/generator/internal/render"
	"dossier/generator/internal/site"
)

// Held keeps, from one build to the next of the same process, all that an edit
// may leave as it was: files as they were read, what was found in articles, and
// what of the whole depends on one of them alone. What a build makes is the same
// whatever is held. The zero value is ready; nothing that it gives may be
// changed, and one build at a time may use it.
type Held struct {
	mu        sync.Mutex
	last, now map[[32]byte]string // what extraction found, as packs keep it: it is seldom asked for, and takes much room

	shelf      *dossier.Shelf
	known      []extract.Known // names the articles were annotated with
	was, is    map[*dossier.Received]annotated
	assembling *dossier.Held
	planning   *site.Held
	theme      *render.Theme
	themed     string // the templates it is made of, with their sums
}

// annotated is what Annotate gave for an article, and the key of what extraction
// found in it.
type annotated struct {
	article dossier.Annotated
	found   diag.List
	key     [32]byte
}

// Turn ends a build: what it did not ask for is forgotten, unless it asked for
// nothing, as where the folder was away.
func (h *Held) Turn() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.now != nil {
		h.last, h.now = h.now, nil
		h.was, h.is = h.is, nil
	}
}

// Doubt has a file of the content folder read again whatever it looks like.
func (h *Held) Doubt(name string) {
	if h.shelf != nil {
		h.shelf.Doubt(name)
	}
}

// Refresh reads of a content folder what the build that ended has written there,
// while nobody waits.
func (h *Held) Refresh(content fs.FS) {
	if h.shelf != nil {
		h.shelf.Refresh(content)
	}
}

// Forget drops all that is held of files, as when nobody heard which changed.
func (h *Held) Forget() { h.shelf = nil }

// reading is the shelf of a build.
func (h *Held) reading(each crew.Crew) *dossier.Shelf {
	if h == nil {
		return &dossier.Shelf{Crew: each}
	}
	if h.shelf == nil {
		h.shelf = &dossier.Shelf{}
	}
	h.shelf.Crew = each
	return h.shelf
}

// model and plan hand out what is held of the whole, for one use: after a panic
// it is worth nothing, so it is put back only when all went well.

func (h *Held) model() (held *dossier.Held, back func()) {
	if h == nil {
		return &dossier.Held{Once: true}, func() {}
	}
	return take(&h.assembling)
}

func (h *Held) plan(each crew.Crew) (held *site.Held, back func()) {
	if h == nil {
		return &site.Held{Crew: each}, func() {}
	}
	held, back = take(&h.planning)
	held.Crew = each
	return held, back
}

func take[T any](from **T) (out *T, back func()) {
	if out, *from = *from, nil; out == nil {
		out = new(T)
	}
	return out, func() { *from = out }
}

// look is the theme of templates of these sums.
func (h *Held) look(templates fs.FS, sums string) (*render.Theme, error) {
	if h != nil && h.theme != nil && h.themed == sums {
		return h.theme, nil
	}
	t, err := render.New(templates)
	if h != nil && err == nil {
		h.theme, h.themed = t, sums
	}
	return t, err
}

// knows says with which names articles are annotated from now on.
func (h *Held) knows(known []extract.Known) {
	if h != nil && !reflect.DeepEqual(h.known, known) {
		h.known, h.was = known, nil
	}
}

// annotated returns what is kept of an article that is the same, with its key.
func (h *Held) annotated(r *dossier.Received) (annotated, bool) {
	if h == nil {
		return annotated{}, false
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	a, known := h.was[r]
	if known {
		h.keep(r, a)
		h.hold(a.key, h.last[a.key])
	}
	return a, known
}

// annotate keeps what was found in an article.
func (h *Held) annotate(r *dossier.Received, a annotated) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.keep(r, a)
}

func (h *Held) keep(r *dossier.Received, a annotated) {
	if h.is == nil {
		h.is = make(map[*dossier.Received]annotated, len(h.was))
	}
	h.is[r] = a
}

// get returns what is kept for a key, or nil. A nil Held keeps nothing.
func (h *Held) get(key [32]byte) *anno.Set {
	if h == nil {
		return nil
	}
	h.mu.Lock()
	found, known := h.last[key]
	if known {
		h.hold(key, found)
	}
	h.mu.Unlock()
	set := &anno.Set{}
	if !known || cache.Unmarshal(found, set) != nil {
		return nil
	}
	return set
}

func (h *Held) put(key [32]byte, set *anno.Set) {
	if h == nil {
		return
	}
	found := cache.Marshal(*set)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.hold(key, found)
}

func (h *Held) hold(key [32]byte, found string) {
	if h.now == nil {
		h.now = make(map[[32]byte]string, len(h.last))
	}
	h.now[key] = found
}
