package collate

import (
	"strings"
	"sync"
)

// A token is a word of an item as it is compared, with numbers for strings: a
// dossier has millions of words.
type token struct {
	text, print, after uint32 // equal for equal words, printed words, and what is printed behind them
	where              uint32 // its stretch, and marks
}

// Marks of a token, and the bits its stretch stands above.
const (
	isCut      = 1 << iota // what stands before it is marked as left out, or it begins a stretch
	isInserted             // between square brackets
	isTelling              // it says more than grammar does
	isLast                 // a sentence ends behind it
	marks      = iota
)

func (t token) cut() bool       { return t.where&isCut != 0 }
func (t token) inserted() bool  { return t.where&isInserted != 0 }
func (t token) telling() bool   { return t.where&isTelling != 0 }
func (t token) last() bool      { return t.where&isLast != 0 }
func (t token) stretch() uint32 { return t.where >> marks }

// tokens makes words comparable; number gives equal strings equal numbers.
func tokens(ws []Word, number func(string) uint32) []token {
	out := make([]token, len(ws))
	for i := range ws {
		w, t := &ws[i], &out[i]
		t.text, t.after, t.where = number(w.Text), number(w.after), uint32(w.Stretch)<<marks
		if t.print = t.text; w.print != w.Text {
			t.print = number(w.print)
		}
		if w.Cut {
			t.where |= isCut
		}
		if w.Inserted {
			t.where |= isInserted
		}
		if w.telling {
			t.where |= isTelling
		}
		if strings.ContainsAny(w.after, ".!?") {
			t.where |= isLast
		}
	}
	return out
}

// A vocabulary numbers strings. Which number one has depends on who asks first.
type vocabulary struct {
	numbers table[uint32]
	adding  sync.Mutex
	sums    []uint64 // by number, the hash of the string; not to be read while some are added
}

func (v *vocabulary) number(s string) uint32 {
	return v.numbers.get(s, func(s string) uint32 {
		v.adding.Lock()
		defer v.adding.Unlock()
		v.sums = append(v.sums, hash(start, s))
		return uint32(len(v.sums) - 1)
	})
}

// A table keeps something for each string; it may be asked for several at the
// same time.
type table[V any] struct {
	shards [64]struct {
		sync.RWMutex
		of map[string]V
	}
}

// get returns what is kept for s; the first time, what of makes of it.
func (t *table[V]) get(s string, of func(string) V) V {
	shard := &t.shards[hash(start, s)>>32%uint64(len(t.shards))]
	shard.RLock()
	v, known := shard.of[s]
	shard.RUnlock()
	if known {
		return v
	}
	shard.Lock()
	defer shard.Unlock()
	if v, known = shard.of[s]; known {
		return v
	}
	if shard.of == nil {
		shard.of = map[string]V{}
	}
	s = strings.Clone(s) // which may be a piece of a text that goes
	v = of(s)
	shard.of[s] = v
	return v
}
