package main

import (
	"math"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Memory and time are traded here. Half of what is in use may lie about as
// garbage, half of Go's own share: a build of a thousand articles peaked a fifth
// lower, for one part in twenty of the processor's time. But so much may always
// lie about that a small dossier is built before anything is collected: that took
// a third off its time. GOGC=50, GOGC=100 and GOGC=off before dossier build show it.
const (
	garbage = 50       // per cent of what is in use
	leeway  = 64 << 20 // bytes
)

// tune sets how much garbage may lie about, now and after each collection.
func tune() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	var bytes uint64
	if live[0].Value.Kind() == metrics.KindUint64 {
		bytes = live[0].Value.Uint64()
	}
	debug.SetGCPercent(share(bytes))
	if bytes > beyondGoal && debug.SetMemoryLimit(-1) == memoryGoal {
		debug.SetMemoryLimit(math.MaxInt64)
	}
	runtime.SetFinalizer(new(sentinel), func(*sentinel) { tune() })
}

// A sentinel is collected as nobody holds it. It is not so small that others could
// share its place in memory and keep it.
type sentinel [1 << 6]*byte

// share is the garbage to allow beside so many bytes in use, in per cent of them.
func share(live uint64) int {
	const least = 4 << 20 // with less in use Go waits for this much, times the share
	return max(garbage, int(100*leeway/max(live, least)))
}
