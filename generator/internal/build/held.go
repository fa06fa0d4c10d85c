package build

import (
	"sync"

	"dossier/generator/internal/anno"
)

// Held keeps what extraction found in memory, from one build to the next of the
// same process. The zero value is ready; nothing that it gives may be changed.
type Held struct {
	mu        sync.Mutex
	last, now map[[32]byte]*anno.Set
}

// Turn ends a build: what it did not ask for is forgotten, unless it asked for
// nothing, as where the folder was away.
func (h *Held) Turn() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.now != nil {
		h.last, h.now = h.now, nil
	}
}

// get returns what is kept for a key, or nil. A nil Held keeps nothing.
func (h *Held) get(key [32]byte) *anno.Set {
	if h == nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.last[key]
}

func (h *Held) put(key [32]byte, set *anno.Set) {
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.now == nil {
		h.now = map[[32]byte]*anno.Set{}
	}
	h.now[key] = set
}
