package serve

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Times of a watch. Editors save in several steps (write beside, rename over):
// what follows within quiet is one change, but no change waits longer than most.
const (
	quiet = 8 * time.Millisecond
	most  = 500 * time.Millisecond
	look  = time.Second // how often folders are looked at that events may not tell of
)

// A Change is what has happened to the folders since the one before.
type Change struct {
	Files []string // what has changed, each once, below the folders as they were named
	Any   bool     // anything else may have, too
}

// add takes another change into one.
func (c *Change) add(o Change) {
	for _, f := range o.Files {
		if !slices.Contains(c.Files, f) {
			c.Files = append(c.Files, f)
		}
	}
	c.Any = c.Any || o.Any
	if len(c.Files) > mostFiles {
		*c = Change{Any: true}
	}
}

// mostFiles is how many files a change names.
const mostFiles = 1000

// Watch tells when anything in the folders has changed, until ctx ends. Where
// the system does not tell of changes, or not of so many folders, it looks at
// all files every second. The folders may go and come back.
func Watch(ctx context.Context, folders []string) <-chan Change {
	folders = slices.Clone(folders)
	for i := range folders {
		folders[i] = filepath.Clean(folders[i])
	}
	changed, raw := make(chan Change), make(chan Change)
	w, err := fsnotify.NewWatcher()
	if err == nil {
		err = (&watcher{w: w}).add(folders)
	}
	if err != nil {
		if w != nil {
			w.Close()
		}
		go poll(ctx, folders, raw, look)
	} else {
		go (&watcher{w: w, folders: folders, roots: identities(folders)}).run(ctx, raw)
	}
	go settle(ctx, raw, changed)
	return changed
}

// say hands on a change, unless ctx ends.
func say(ctx context.Context, to chan<- Change, c Change) {
	select {
	case to <- c:
	case <-ctx.Done():
	}
}

// settle hands on changes, those that come together as one, when no more come
// and somebody asks.
func settle(ctx context.Context, raw <-chan Change, changed chan<- Change) {
	for {
		var c Change
		select {
		case <-ctx.Done():
			return
		case first := <-raw:
			c.add(first)
		}
		calm, latest := time.After(quiet), time.After(most)
		var out chan<- Change // nil until it is calm
		for told := false; !told; {
			select {
			case <-ctx.Done():
				return
			case more := <-raw:
				c.add(more)
				calm = time.After(quiet)
			case <-calm:
				out = changed
			case <-latest:
				out = changed
			case out <- c:
				told = true
			}
		}
	}
}

// A watcher hears of changes from the system, a folder at a time: watching
// files themselves would lose those that are replaced by renaming.
type watcher struct {
	w       *fsnotify.Watcher
	folders []string
	roots   []os.FileInfo // the folders as they were last seen; nil for one that is away
}

func (w *watcher) run(ctx context.Context, raw chan<- Change) {
	defer w.w.Close()
	tick := time.NewTicker(look)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.w.Events:
			if e.Op == fsnotify.Chmod || passing(e.Name) {
				continue
			}
			w.hear(e)
			say(ctx, raw, Change{Files: []string{e.Name}, Any: e.Has(fsnotify.Create) && isFolder(e.Name)})
		case <-w.w.Errors: // events were lost: anything may have changed
			w.again(w.folders)
			say(ctx, raw, Change{Any: true})
		case <-tick.C:
			if w.replaced() {
				say(ctx, raw, Change{Any: true})
			}
		}
	}
}

// isFolder tells whether a folder has come, in which anything may have changed
// before it was watched.
func isFolder(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.IsDir()
}

// hear watches folders that have come. One that has gone is another when it
// comes back, whatever number the system gives it.
func (w *watcher) hear(e fsnotify.Event) {
	if e.Has(fsnotify.Create) {
		w.again([]string{e.Name})
	}
	if i := slices.Index(w.folders, e.Name); i >= 0 && (e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)) {
		w.roots[i] = nil
	}
}

// replaced tells whether a folder has gone, or another has come in its place,
// which is watched from then on.
func (w *watcher) replaced() bool {
	now := identities(w.folders)
	any := false
	for i := range now {
		if same(w.roots[i], now[i]) {
			continue
		}
		any = true
		w.again(w.folders[i : i+1])
	}
	w.roots = now
	return any
}

func same(a, b os.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b)
}

func identities(folders []string) []os.FileInfo {
	out := make([]os.FileInfo, len(folders))
	for i, f := range folders {
		out[i], _ = os.Stat(f) // nil: it is away
	}
	return out
}

// again watches folders that may be gone by now: then there is nothing to hear.
func (w *watcher) again(folders []string) { _ = w.add(folders) }

// add watches folders and those in them. Links are not followed, as nothing is
// read through them.
func (w *watcher) add(folders []string) error {
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			switch {
			case !d.IsDir():
				return nil
			case name != folder && passing(name):
				return filepath.SkipDir
			}
			return w.w.Add(name)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// passing tells whether a file is an editor's own, which no build reads.
func passing(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~")
}
