package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestFlushes: the disk is told each time so much has been written, by one at a
// time; an error is kept until somebody asks.
func TestFlushes(t *testing.T) {
	const each = 100
	var f flushes
	for i, c := range []struct {
		bytes int64
		due   bool
	}{{each - 1, false}, {1, true}, {each, false}} { // the second while the first runs
		if due := f.due(c.bytes, each); due != c.due {
			t.Errorf("write %d: %v", i, due)
		}
	}
	f.begin(t.TempDir())
	if err := f.end(); err != nil {
		t.Fatal(err)
	}
	if !f.due(1, each) {
		t.Error("what was written meanwhile is forgotten")
	}
	f.begin(filepath.Join(t.TempDir(), "gone"))
	if err := f.end(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error is %v", err)
	}
}

// TestSyncTree: all a folder holds is flushed, but for what nobody may open; a
// link is not followed.
func TestSyncTree(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"site/index.html": "home", "site/quotes/1.html": "one", "site/mine/closed.txt": "x", "elsewhere.txt": "x"})
	closed := filepath.Join(dir, "site", "mine", "closed.txt")
	if err := errors.Join(os.Symlink(filepath.Join(dir, "gone"), filepath.Join(dir, "site", "dangling")), os.Chmod(closed, 0), syncTree(filepath.Join(dir, "site"))); err != nil {
		t.Error(err)
	}
	if err := syncTree(filepath.Join(dir, "gone")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}
