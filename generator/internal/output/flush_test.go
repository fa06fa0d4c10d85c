package output

import (
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
)

// TestFlushes: the disk is told each time so much has been written, by one at a
// time; an error is kept until somebody asks.
func TestFlushes(t *testing.T) {
	var f flushes
	for i, c := range []struct {
		bytes int64
		due   bool
	}{{flushEach - 1, false}, {1, true}, {flushEach, false}} { // the second while the first runs
		if due := f.due(c.bytes); due != c.due {
			t.Errorf("write %d: %v", i, due)
		}
	}
	f.begin(t.TempDir())
	if err := f.end(); err != nil {
		t.Fatal(err)
	}
	if !f.due(1) {
		t.Error("what was written meanwhile is forgotten")
	}
	f.begin(filepath.Join(t.TempDir(), "gone"))
	if err := f.end(); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the error is %v", err)
	}
}
