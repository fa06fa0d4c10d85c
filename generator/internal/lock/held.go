package lock

import (
	"dossier/generator/internal/memo"
	"dossier/generator/internal/slug"
)

// Held keeps what is found out about words, from one Assign to the next. A nil
// Held keeps nothing.
type Held struct {
	Once bool // nothing is asked for in a second Assign

	keys  memo.Memo[string, Key]
	slugs memo.Memo[string, string]
}

// Turn ends a build: what it did not ask for is forgotten.
func (h *Held) Turn() {
	h.keys.Turn()
	h.slugs.Turn()
}

// key is KeyOf.
func (h *Held) key(words string) Key {
	if h == nil {
		return KeyOf(words)
	}
	return h.keys.Get(words, KeyOf)
}

// slug is asked for once of each new statement: a folder without a lock gives all
// of them anew at each build.
func (h *Held) slug(words string) string {
	if h == nil || h.Once {
		return slug.Words(words)
	}
	return h.slugs.Get(words, slug.Words)
}
