//go:build unix

package target

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"dossier/generator/internal/publish"
)

// TestModes: a web server can read what is published, whatever its author's
// umask; what others put there stays as they have it.
func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www")
	if err := os.MkdirAll(filepath.Join(dir, "people"), 0o711); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "people"), 0o711); err != nil {
		t.Fatal(err)
	}
	defer syscall.Umask(syscall.Umask(0o077))
	if _, err := before.publish(t.Context(), open(t, dir, true), publish.Choice{}); err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(t.TempDir(), "new")
	if _, err := before.publish(t.Context(), open(t, made, true), publish.Choice{}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(made); err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("a new target: %v, %v", info.Mode(), err)
	}
	for p, want := range map[string]fs.FileMode{"index.html": 0o644, "articles": 0o755, "articles/ferry.html": 0o644, publish.ManifestPath: 0o644, "people": 0o711, "people/the-mayor.html": 0o644} {
		if info, err := os.Stat(filepath.Join(dir, p)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v; want %v", p, info.Mode(), err, want)
		}
	}
}
