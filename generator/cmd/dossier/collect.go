package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// Memory and time are traded here. Two fifths of what is in use may lie about as
// garbage, two fifths of Go’s own share; but room that was once taken is used up
// before anything is collected, as it is not given back soon. And so much may
// always lie about that a small dossier is built before anything is collected: that
// took a third off its time. GOGC=50, GOGC=100 and GOGC=off before dossier build
// show what more garbage would give. A process that stays has somebody waiting at
// each save, and collects while nobody does: as much as is in use may lie about then.
const (
	garbage = 40       // per cent of what is in use
	staying = 100      // likewise, of a process that stays
	leeway  = 64 << 20 // bytes
)

// A collector sets how much garbage may lie about, and how much memory is taken
// with it. It takes the place of GOGC and GOMEMLIMIT, where neither is set.
type collector struct {
	stays atomic.Bool
	room  uint64 // bytes, in use and garbage, at most so far
}

// stay says that the process stays. A nil collector is that of somebody who has set
// GOGC.
func (c *collector) stay() {
	if c != nil {
		c.stays.Store(true)
	}
}

// tune sets it now and after each collection.
func (c *collector) tune() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	var bytes uint64
	if live[0].Value.Kind() == metrics.KindUint64 {
		bytes = live[0].Value.Uint64()
	}
	debug.SetGCPercent(c.share(bytes))
	if debug.SetMemoryLimit(-1) != memoryGoal || bytes > beyondGoal {
		debug.SetMemoryLimit(c.limit())
	}
	runtime.SetFinalizer(new(sentinel), func(*sentinel) { c.tune() })
}

// A sentinel is collected as nobody holds it. It is not so small that others could
// share its place in memory and keep it.
type sentinel [1 << 6]*byte

// share is the garbage to allow beside so many bytes in use, in per cent of them.
func (c *collector) share(live uint64) int {
	const least = 4 << 20 // with less in use Go waits for this much, times the share
	live = max(live, least)
	share := uint64(garbage)
	if c.stays.Load() {
		share = staying
	}
	c.room = max(c.room, live+max(live*share/100, leeway))
	return int(100 * (c.room - live) / live)
}

// limit is all the memory to take, in bytes: a tenth more than the room, for what
// lies between things, and what Go itself needs. Beyond it memory that is free goes
// back to the system, and collections come sooner.
func (c *collector) limit() int64 {
	const own = 16 << 20
	return int64(c.room + c.room/10 + own)
}
