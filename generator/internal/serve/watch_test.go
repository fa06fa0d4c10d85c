package serve

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestWatch: whatever happens to files is told once it is over, by events of the
// system and by looking alike.
func TestWatch(t *testing.T) {
	ways := map[string]func(context.Context, []string) <-chan Change{
		"events": Watch,
		"looking": func(ctx context.Context, folders []string) <-chan Change {
			changed := make(chan Change)
			go poll(ctx, folders, changed, 20*time.Millisecond)
			time.Sleep(50 * time.Millisecond) // it has looked once
			return changed
		},
	}
	for name, watch := range ways {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "content")
			at := func(name string) string { return filepath.Join(dir, name) }
			write := func(name, text string) func() error {
				return func() error { return os.WriteFile(at(name), []byte(text), 0o644) }
			}
			must(t, os.MkdirAll(at("articles"), 0o755))
			must(t, write("articles/a.txt", "one")())
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			changed := watch(ctx, []string{dir})
			for _, step := range []struct {
				what string
				do   func() error
			}{
				{"a file is written", write("articles/a.txt", "two, longer")},
				{"a file is put in its place", func() error {
					return first(write("articles/.a.swp", "three")(), os.Rename(at("articles/.a.swp"), at("articles/a.txt")))
				}},
				{"a folder comes", func() error { return os.MkdirAll(at("notes/more"), 0o755) }},
				{"a file in it comes", write("notes/more/n.md", "note")},
				{"it is renamed", func() error { return os.Rename(at("notes/more/n.md"), at("notes/more/m.md")) }},
				{"a folder goes", func() error { return os.RemoveAll(at("notes")) }},
				{"everything goes", func() error { return os.RemoveAll(dir) }},
				{"it comes back", func() error { return os.MkdirAll(at("articles"), 0o755) }},
				{"a file in it comes", write("articles/a.txt", "four")},
			} {
				must(t, step.do())
				select {
				case <-changed:
				case <-time.After(10 * time.Second):
					t.Fatalf("not told: %s", step.what)
				}
				for calm := false; !calm; { // what is left of this step
					select {
					case <-changed:
					case <-time.After(150 * time.Millisecond):
						calm = true
					}
				}
			}
		})
	}
}

// TestBurst: many writes in a row are one change, and an editor's own files none.
func TestBurst(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	changed := Watch(ctx, []string{dir})
	for range 50 {
		must(t, os.WriteFile(filepath.Join(dir, "a.md"), []byte("text"), 0o644))
	}
	must(t, os.WriteFile(filepath.Join(dir, "a.md"), []byte("the last"), 0o644))
	select {
	case c := <-changed:
		if len(c.Files) != 1 || c.Files[0] != filepath.Join(dir, "a.md") || c.Any {
			t.Errorf("told of %v", c)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("not told")
	}
	for calm := false; !calm; {
		select {
		case c := <-changed:
			if len(c.Files) != 1 || c.Files[0] != filepath.Join(dir, "a.md") || c.Any {
				t.Errorf("told of %v", c)
			}
		case <-time.After(200 * time.Millisecond):
			calm = true
		}
	}
	for _, name := range []string{".a.md.swp", "a.md~"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte("text"), 0o644))
	}
	select {
	case <-changed:
		t.Error("an editor's own file is taken for a change")
	case <-time.After(150 * time.Millisecond):
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
