package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestStandIn: an entry stands until its bytes, its mode, its time or what is there
// is another, however the system is asked.
func TestStandIn(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(file, folder string) error
		want bool
	}{
		{"nothing", func(string, string) error { return nil }, true},
		{"read", func(file, _ string) error { _, err := os.ReadFile(file); return err }, true},
		{"other size", func(file, _ string) error { return os.Truncate(file, 1) }, false},
		{"other mode", func(file, _ string) error { return os.Chmod(file, 0o600) }, false},
		{"mode of a folder", func(_, folder string) error { return os.Chmod(folder, 0o755|fs.ModeSticky) }, false},
		{"other time", func(file, _ string) error { return os.Chtimes(file, time.Time{}, time.Unix(1, 0)) }, false},
		{"gone", func(file, _ string) error { return os.Remove(file) }, false},
		{"a new name", func(_, folder string) error { return os.WriteFile(filepath.Join(folder, "b"), nil, 0o644) }, false},
		{"another file", func(file, folder string) error {
			info, err := os.Stat(file)
			if err != nil {
				return err
			}
			other := filepath.Join(filepath.Dir(folder), "other")
			if err := os.WriteFile(other, []byte("Ferries sail."), 0o644); err != nil {
				return err
			}
			if err := os.Chtimes(other, time.Time{}, info.ModTime()); err != nil {
				return err
			}
			return os.Rename(other, file)
		}, false},
		{"a link to it", func(file, _ string) error {
			if err := os.Rename(file, file+"-moved"); err != nil {
				return err
			}
			return os.Symlink(filepath.Base(file)+"-moved", file)
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			folder := filepath.Join(dir, "folder")
			file := filepath.Join(folder, "a")
			if err := os.Mkdir(folder, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, []byte("Ferries sail."), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(folder, 0o755|fs.ModeSetgid); err != nil {
				t.Fatal(err)
			}
			past := time.Unix(1e9, 5)
			if err := os.Chtimes(folder, time.Time{}, past); err != nil {
				t.Fatal(err)
			}
			var list []Entry
			for _, name := range []string{"folder", "folder/a"} {
				info, err := os.Lstat(filepath.Join(dir, filepath.FromSlash(name)))
				if err != nil {
					t.Fatal(err)
				}
				e := Entry{Address: name}
				e.note(info)
				list = append(list, e)
			}
			if err := c.do(file, folder); err != nil {
				t.Fatal(err)
			}
			err := standIn(dir, list)
			var one error
			for _, e := range list {
				if one == nil {
					one = e.stands(dir)
				}
			}
			if (err == nil) != c.want || (one == nil) != c.want {
				t.Errorf("asked from the folder: %v; one by one: %v; want it to stand: %v", err, one, c.want)
			}
		})
	}
}
