package pdf

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"time"
)

// steady takes out of a PDF what Chromium makes otherwise each time: the time
// of day, for which it takes a date, and the ids of table cells, which count
// whatever the browser has made before. All have as many digits as before, so
// that nothing in the file moves.
func steady(pdf []byte, date time.Time) ([]byte, error) {
	found := stamps.FindAllIndex(pdf, 2)
	if len(found) != 2 {
		return nil, fmt.Errorf("the PDF does not say when it was made")
	}
	digits := date.UTC().Format("20060102150405")
	if len(digits) != 14 {
		return nil, fmt.Errorf("%s cannot be the date of a PDF", date.Format(time.DateOnly))
	}
	out := bytes.Clone(pdf)
	for _, at := range found {
		copy(out[at[1]-14:at[1]], digits)
	}
	return renumbered(out), nil
}

var (
	stamps = regexp.MustCompile(`/(?:CreationDate|ModDate) \(D:[0-9]{14}`)
	nodes  = regexp.MustCompile(`\(node[0-9]{8}\)`)
)

// renumbered counts ids from one, in their order: the tree that finds them is
// sorted (ISO 32000-1, 14.7.2, IDTree).
func renumbered(pdf []byte) []byte {
	ids := map[string]int{}
	for _, id := range nodes.FindAll(pdf, -1) {
		ids[string(id)] = 0
	}
	for i, id := range slices.Sorted(maps.Keys(ids)) {
		ids[id] = i + 1
	}
	return nodes.ReplaceAllFunc(pdf, func(id []byte) []byte { return fmt.Appendf(nil, "(node%08d)", ids[string(id)]) })
}
