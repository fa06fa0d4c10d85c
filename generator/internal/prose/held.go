package prose

import (
	"reflect"

	"dossier/generator/internal/verify"
)

// Held keeps the names an author may write, from one Check to the next.
type Held struct {
	list  []verify.Name
	names *verify.Names
}

// namesOf is verify.NewNames, kept as long as the names are the same.
func (h *Held) namesOf(list []verify.Name) *verify.Names {
	if h.names == nil || !reflect.DeepEqual(h.list, list) {
		h.list, h.names = list, verify.NewNames(list)
	}
	return h.names
}
