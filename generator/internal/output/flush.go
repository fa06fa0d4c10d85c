package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// A flushes lets the disk write while files are still being made, so that there is
// little left to wait for before the folders are exchanged.
type flushes struct {
	mu      sync.Mutex
	running sync.WaitGroup
	busy    bool  // one is running
	waiting int64 // bytes written since the last began
	err     error
}

// due counts bytes that were written, and tells whether to begin a flush: one at a
// time, and each time so much has been written.
func (f *flushes) due(bytes, each int64) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.waiting += bytes
	if f.busy || f.waiting < each {
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

// syncTree flushes each file a folder holds, and the names in each folder, where
// the system has no call for all of them. What may not be opened, or goes meanwhile,
// is somebody else's.
func syncTree(dir string) error {
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
		case d.IsDir():
			err = syncPart(name, os.O_RDONLY, syncNames)
		case d.Type().IsRegular():
			err = syncPart(name, forFlush, syncFile)
		}
		if name != dir && (errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrNotExist)) {
			return nil
		}
		return err
	})
	if err != nil {
		return err
	}
	return syncPart(dir, os.O_RDONLY, syncNames) // also the drive's own memory, where the system tells the two apart
}

func syncPart(name string, flag int, sync func(*os.File) error) error {
	f, err := os.OpenFile(name, flag, 0)
	if err != nil {
		return err
	}
	return errors.Join(sync(f), f.Close())
}

// SyncNames waits until the disk has the names in a folder as they are.
func SyncNames(in *os.Root, folder string) error {
	f, err := in.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(syncNames(f), f.Close())
}
