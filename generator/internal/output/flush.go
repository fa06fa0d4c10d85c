package output

import "sync"

// flushEach is how many bytes are written before the disk is told to take them.
const flushEach = 32 << 20

// flushes let the disk write while files are still being made, so that there is
// little left to wait for before the folders are exchanged.
type flushes struct {
	mu      sync.Mutex
	running sync.WaitGroup
	busy    bool  // one is running
	waiting int64 // bytes written since the last began
	err     error
}

// due counts bytes that were written, and tells whether to begin a flush.
func (f *flushes) due(bytes int64) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.waiting += bytes
	if f.busy || f.waiting < flushEach {
		return false
	}
	f.busy, f.waiting = true, 0
	f.running.Add(1)
	return true
}

// begin flushes the disk of a folder, and does not wait for it.
func (f *flushes) begin(dir string) {
	go func() {
		defer f.running.Done()
		err := syncFolder(dir)
		f.mu.Lock()
		defer f.mu.Unlock()
		if f.busy = false; f.err == nil {
			f.err = err
		}
	}()
}

// end waits for what was begun. The error is the first of any flush: a disk says
// once that it has lost what it was given.
func (f *flushes) end() error {
	f.running.Wait()
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.err
}
