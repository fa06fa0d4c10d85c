package cache

import (
	"os"
	"path/filepath"
	"testing"
)

// TestPrune: what was kept of a folder that is gone is forgotten when something
// is kept; what is of folders that are there, and what says not whose it is, stays.
func TestPrune(t *testing.T) {
	root, sites := t.TempDir(), t.TempDir()
	open := func(name string) Folder {
		f, err := Open(root, filepath.Join(sites, name))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	here, gone, mine := open("here"), open("gone"), open("mine")
	if err := os.Mkdir(filepath.Join(sites, "here"), 0o755); err != nil {
		t.Fatal(err)
	}
	nobodys := filepath.Join(root, "dossier", "0123456789abcdef")
	if err := os.Mkdir(nobodys, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := mine.Save(&State{}); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]bool{here.dir: true, gone.dir: false, mine.dir: true, nobodys: true} {
		if got := isFile(filepath.Join(dir, ownerFile)) || dir == nobodys && exists(dir); got != want {
			t.Errorf("%s is there: %v, want %v", dir, got, want)
		}
	}
}

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
