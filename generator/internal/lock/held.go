package lock

import "dossier/generator/internal/memo"

// Held keeps what is found out about words, from one Assign to the next. A nil
// Held keeps nothing.
type Held struct{ keys memo.Memo[string, string] }

// Turn ends a build: what it did not ask for is forgotten.
func (h *Held) Turn() { h.keys.Turn() }

func (h *Held) key(words string) string {
	if h == nil {
		return key(words)
	}
	return h.keys.Get(words, key)
}
