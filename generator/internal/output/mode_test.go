//go:build unix

package output

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestModes: whatever the umask, everybody may read the site, and no more; also
// what is taken over from one that was made so.
func TestModes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	put(t, dir, map[string]string{".gitignore": "*"})
	var before Manifest
	for _, umask := range []int{0o077, 0, 0o027} {
		old := syscall.Umask(umask)
		before, _ = commit(t, dir, before, map[string]string{"index.html": "home", "quotes/old/1.html": "one", "a/b/c.html": fmt.Sprint(umask)})
		err := WriteFile(filepath.Join(dir, "..", "ids.lock"), nil)
		syscall.Umask(old)
		if err != nil {
			t.Fatal(err)
		}
		err = fs.WalkDir(os.DirFS(filepath.Dir(dir)), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || name == "." {
				return err
			}
			info, err := d.Info()
			if err == nil && info.Mode() != FileMode && info.Mode() != fs.ModeDir|FolderMode {
				t.Errorf("umask %03o: %s is %v", umask, name, info.Mode())
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if names := before.byAddress(); !strings.HasPrefix(fmt.Sprint(names["."].Mode), "drwxr-xr-x") {
		t.Error(names["."].Mode)
	}
}
