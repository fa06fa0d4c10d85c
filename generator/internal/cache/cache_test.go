package cache

import (
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"dossier/generator/internal/output"
)

// TestState: what is written is read back, and nothing else is.
func TestState(t *testing.T) {
	s := &State{
		Key: [32]byte{1, 2}, Began: 1 << 60,
		Inputs: [][]Input{
			{{Name: "a.txt", Mode: 0o644, Size: 3, MTime: -5, CTime: 7, Inode: 1 << 63, Read: true, Sum: [32]byte{9}},
				{Name: "articles", Mode: fs.ModeDir | 0o755, Listed: true, Listing: [32]byte{8}}, {Name: "b", Absent: true}},
			nil,
		},
		Outputs: output.Manifest{{Address: "quotes/1-æ.html", Mode: 0o644, Size: 70_000, MTime: 1, Inode: 2, Sum: [32]byte{3}}},
		Report:  []byte(`{"a":1}`),
	}
	data := encode(s)
	got, err := decode(data)
	if err != nil || !reflect.DeepEqual(got, s) {
		t.Fatalf("%v\n%+v\n%+v", err, got, s)
	}
	for i := range data {
		bad := append([]byte(nil), data...)
		bad[i] ^= 0x10
		if _, err := decode(bad); err == nil {
			t.Errorf("byte %d of %d may be anything", i, len(data))
		}
		if _, err := decode(data[:i]); err == nil {
			t.Errorf("%d of %d bytes are enough", i, len(data))
		}
	}
}

func FuzzUnmarshal(f *testing.F) {
	f.Add(string(marshal(nil, State{Inputs: [][]Input{{{Name: "a"}}}, Report: []byte("r")})))
	f.Fuzz(func(t *testing.T, data string) {
		var s, again State
		if unmarshal(data, &s) != nil {
			return
		}
		if err := unmarshal(string(marshal(nil, s)), &again); err != nil || !reflect.DeepEqual(s, again) {
			t.Fatalf("%v\n%+v\n%+v", err, s, again)
		}
	})
}

// TestUnchanged: every way to change a folder is seen, those too that keep
// sizes and times.
func TestUnchanged(t *testing.T) {
	old := time.Now().Add(-time.Hour)
	for _, c := range []struct {
		name   string
		change func(dir string) error
		want   bool
	}{
		{"nothing", func(string) error { return nil }, true},
		{"a file nobody asked for, in a folder nobody listed", func(dir string) error { return os.WriteFile(filepath.Join(dir, "other/x"), nil, 0o644) }, true},
		{"bytes", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "articles/a.txt"), []byte("other"), 0o644)
		}, false},
		{"bytes, same size and time", func(dir string) error {
			name := filepath.Join(dir, "articles/a.txt")
			if err := os.WriteFile(name, []byte("brass"), 0o644); err != nil {
				return err
			}
			return os.Chtimes(name, old, old)
		}, false},
		{"written anew, same bytes", func(dir string) error {
			name := filepath.Join(dir, "articles/a.txt")
			if err := os.Remove(name); err != nil {
				return err
			}
			return os.WriteFile(name, []byte("grass"), 0o644)
		}, false},
		{"a new name", func(dir string) error { return os.WriteFile(filepath.Join(dir, "articles/c.txt"), nil, 0o644) }, false},
		{"a name gone", func(dir string) error { return os.Remove(filepath.Join(dir, "articles/b.txt")) }, false},
		{"a file that was looked for", func(dir string) error { return os.WriteFile(filepath.Join(dir, "other/absent.yaml"), nil, 0o644) }, false},
		{"a file made a folder", func(dir string) error {
			name := filepath.Join(dir, "articles/b.txt")
			if err := os.Remove(name); err != nil {
				return err
			}
			return os.Mkdir(name, 0o755)
		}, false},
		{"a folder made a link", func(dir string) error {
			if err := os.Rename(filepath.Join(dir, "articles"), filepath.Join(dir, "moved")); err != nil {
				return err
			}
			return os.Symlink("moved", filepath.Join(dir, "articles"))
		}, false},
		{"everything gone", os.RemoveAll, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range map[string]string{"articles/a.txt": "grass", "articles/b.txt": "rope", "other/y": ""} {
				p := filepath.Join(dir, name)
				_ = os.MkdirAll(filepath.Dir(p), 0o755)
				if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
				if err := os.Chtimes(p, old, old); err != nil {
					t.Fatal(err)
				}
			}
			r := Record(os.DirFS(dir))
			if entries, err := fs.ReadDir(r, "articles"); err != nil || len(entries) != 2 {
				t.Fatal(entries, err)
			}
			if data, err := fs.ReadFile(r, "articles/a.txt"); err != nil || string(data) != "grass" {
				t.Fatal(string(data), err)
			}
			for _, name := range []string{"articles/a.yaml", "other/absent.yaml"} {
				if _, err := fs.Lstat(r, name); !os.IsNotExist(err) {
					t.Fatal(err)
				}
			}
			inputs, ok := r.Inputs()
			if !ok || len(inputs) != 3 { // the listing answers for articles/a.yaml
				t.Fatalf("%v %+v", ok, inputs)
			}
			s := &State{Began: time.Now().UnixNano(), Inputs: [][]Input{inputs}}
			if err := c.change(dir); err != nil {
				t.Fatal(err)
			}
			if got := s.Unchanged(2, dir); got != c.want {
				t.Errorf("unchanged: %v", got)
			}
		})
	}
}

// TestRecorderLoses: what cannot be asked again makes the record worthless.
func TestRecorderLoses(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	if err := os.WriteFile(name, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	for what, ask := range map[string]func(*Recorder){
		"an open file": func(r *Recorder) {
			if f, err := r.Open("a"); err == nil {
				f.Close()
			}
		},
		"a link": func(r *Recorder) {
			_ = os.Symlink("a", filepath.Join(dir, "link"))
			_, _ = fs.Stat(r, "link")
		},
		"a file that changes meanwhile": func(r *Recorder) {
			_, _ = fs.ReadFile(r, "a")
			_ = os.WriteFile(name, []byte("longer"), 0o644)
			_, _ = fs.Lstat(r, "a")
		},
	} {
		r := Record(os.DirFS(dir))
		ask(r)
		if _, ok := r.Inputs(); ok {
			t.Error(what + " is taken for known")
		}
	}
}

// TestFolder: a state of another key, or a damaged one, is none.
func TestFolder(t *testing.T) {
	f, err := Open(t.TempDir(), "public")
	if err != nil {
		t.Fatal(err)
	}
	program, err := Program()
	if err != nil || program == [32]byte{} {
		t.Fatal(program, err)
	}
	key := KeyOf(program, "a", "b")
	if KeyOf(program, "ab", "") == key || KeyOf(program, []string{"a", "b"}) == key {
		t.Error("two settings are one")
	}
	if f.Load(key) != nil {
		t.Error("a state out of nothing")
	}
	if err := f.Save(&State{Key: key, Report: []byte("r")}); err != nil {
		t.Fatal(err)
	}
	if s := f.Load(key); s == nil || string(s.Report) != "r" {
		t.Errorf("%+v", s)
	}
	if f.Load([32]byte{}) != nil {
		t.Error("a state of another key")
	}
	if err := os.WriteFile(filepath.Join(f.dir, stateFile), []byte(header), 0o600); err != nil {
		t.Fatal(err)
	}
	if f.Load(key) != nil {
		t.Error("a damaged state")
	}
}
