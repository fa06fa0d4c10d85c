package verify

import "strings"

// An edit is a step from a source's words to an author's.
type edit struct {
	kind          editKind
	source, prose int // indexes of the word
}

type editKind uint8

const (
	same editKind = iota
	removed
	added
	cut // removed where the author marks it
)

// diff compares two runs of words so that most words are the same and stand
// next to one another; what the author leaves out comes before what is put in.
// Time and memory grow with the product of the lengths. Words that stand in no
// source (0) equal none.
func diff(source, prose []int32) []edit {
	n, m := len(source), len(prose)
	row := m + 1
	best := make([]int16, (n+1)*row)   // [i*row+k]: for source[i:] and prose[k:]
	paired := make([]int16, (n+1)*row) // likewise, when the two first words are a pair; else 0
	for i := n - 1; i >= 0; i-- {
		for k := m - 1; k >= 0; k-- {
			at := i*row + k
			best[at] = max(best[at+row], best[at+1])
			if source[i] != prose[k] || prose[k] == 0 {
				continue
			}
			paired[at] = 2 + best[at+row+1]
			if next := paired[at+row+1]; next > 0 {
				paired[at] = max(paired[at], 3+next)
			}
			best[at] = max(best[at], paired[at])
		}
	}
	var out []edit
	i, k := 0, 0
	for i < n || k < m {
		at := i*row + k
		follows := len(out) > 0 && out[len(out)-1].kind == same
		switch {
		case i < n && k < m && paired[at] > 0 && (paired[at] == best[at] || follows && paired[at]+1 >= best[at]):
			out = append(out, edit{same, i, k})
			i, k = i+1, k+1
		case i < n && (k == m || best[at+row] >= best[at+1]):
			out = append(out, edit{removed, i, k})
			i++
		default:
			out = append(out, edit{added, i, k})
			k++
		}
	}
	return out
}

// trim drops the words of the source before and behind what the author quotes:
// at each end no more stay than words were put in.
func trim(edits []edit) []edit {
	first, last := -1, -1
	for i, e := range edits {
		if e.kind == same {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return edits
	}
	var out []edit
	gone, put := split(edits[:first])
	out = append(out, gone[max(0, len(gone)-len(put)):]...)
	out = append(out, put...)
	out = append(out, edits[first:last+1]...)
	gone, put = split(edits[last+1:])
	out = append(out, gone[:min(len(gone), len(put))]...)
	return append(out, put...)
}

func split(edits []edit) (gone, put []edit) {
	for _, e := range edits {
		if e.kind == removed {
			gone = append(gone, e)
		} else {
			put = append(put, e)
		}
	}
	return gone, put
}

// common returns the most words that are the same in a row, and how alike two
// runs are: the sum of the squares of all such rows.
func common(edits []edit) (alike, row int) {
	now := 0
	for _, e := range edits {
		if e.kind != same {
			now = 0
			continue
		}
		now++
		alike += 2*now - 1
		row = max(row, now)
	}
	return alike, row
}

// context is how many equal words are shown on each side of a difference.
const context = 3

// render writes edits for people, with a few words around each difference:
//
//	… will [-not-] {+never+} raise the toll …
func render(edits []edit, source, prose []string) string {
	near := make([]bool, len(edits))
	differs := false
	for i, e := range edits {
		if e.kind == same {
			continue
		}
		differs = true
		for k := max(0, i-context); k <= min(len(edits)-1, i+context); k++ {
			near[k] = true
		}
	}
	var out []string
	for i := 0; i < len(edits); {
		if differs && !near[i] {
			out = append(out, "…")
			for i < len(edits) && !near[i] {
				i++
			}
			continue
		}
		k := i
		var ws []string
		for ; k < len(edits) && edits[k].kind == edits[i].kind && (!differs || near[k]); k++ {
			if edits[k].kind == removed || edits[k].kind == cut {
				ws = append(ws, source[edits[k].source])
			} else {
				ws = append(ws, prose[edits[k].prose])
			}
		}
		s := strings.Join(ws, " ")
		switch edits[i].kind {
		case cut:
			s = "…"
		case removed:
			s = "[-" + s + "-]"
		case added:
			s = "{+" + s + "+}"
		}
		out = append(out, s)
		i = k
	}
	return strings.Join(out, " ")
}
