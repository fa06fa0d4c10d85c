package learned

// Features have no names, only hashes. These must never change without a new
// model: they are as much a part of it as its weights.

const prime = 0x9E3779B1 // 2^32 divided by the golden ratio

// mix joins two hashes; the order matters.
func mix(h, x uint32) uint32 {
	h = (h ^ x) * prime
	return h ^ h>>15
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func flag(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// A writer writes the features of one place after the other. Which feature of a
// place a hash is depends on its turn, so every place must be given the same ones
// in the same order.
type writer struct {
	features []uint32 // of the place
	turn     uint32
}

// Where the turns of each model begin.
const (
	wordFeatures      = 1000
	candidateFeatures = 5000
	judgeFeatures     = 9000
)

// begin begins a place.
func (w *writer) begin(turn uint32) { w.features, w.turn = w.features[:0], turn }

func (w *writer) add(h uint32) {
	w.features = append(w.features, mix(h, w.turn)*0x85EBCA77>>3)
	w.turn++
}
