// Package fault runs a program and lets one of its system calls fail, or kills
// it there. Calls are counted over all threads of the program, in the order they
// are made: a tool that counts for each thread, as strace does, misses most
// calls of a Go program. Only tests use it; it needs Linux on amd64.
package fault

import "syscall"

// A Fault is what happens to a program once.
type Fault struct {
	Call string // name of the system call, as in Table
	N    int    // at the N-th of its kind, from 1; 0 for never
	// Err is what the call returns instead of being carried out; with 0 the
	// program is killed where it stands, the call not carried out.
	Err syscall.Errno
	// Do is done instead, while the program waits; the call is then carried out.
	Do func(*Run)
}

// A Run is how a program went.
type Run struct {
	PID    int            // of the program
	Hit    bool           // the fault happened
	Killed bool           // the program ended by a signal
	Code   int            // exit code of a program that was not killed
	Calls  map[string]int // how often it made each call of Table, until the fault
	Other  map[uint64]int // and those that Table does not tell, by number
}
