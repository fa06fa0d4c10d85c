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
	quiet = 30 * time.Millisecond
	most  = 500 * time.Millisecond
	look  = time.Second // how often folders are looked at that events may not tell of
)

// Watch tells when anything in the folders has changed, until ctx ends. Where
// the system does not tell of changes, or not of so many folders, it looks at
// all files every second. The folders may go and come back.
func Watch(ctx context.Context, folders []string) <-chan struct{} {
	folders = slices.Clone(folders)
	for i := range folders {
		folders[i] = filepath.Clean(folders[i])
	}
	changed := make(chan struct{}, 1) // one that is not taken yet stands for all
	raw := make(chan struct{}, 1)
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

// say fills a channel that holds one, and waits for nobody.
func say(c chan<- struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// settle hands on changes when no more come.
func settle(ctx context.Context, raw <-chan struct{}, changed chan<- struct{}) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-raw:
		}
		for latest, calm := time.After(most), false; !calm; {
			select {
			case <-raw:
			case <-latest:
				calm = true
			case <-time.After(quiet):
				calm = true
			}
		}
		say(changed)
	}
}

// A watcher hears of changes from the system, a folder at a time: watching
// files themselves would lose those that are replaced by renaming.
type watcher struct {
	w       *fsnotify.Watcher
	folders []string
	roots   []os.FileInfo // the folders as they were last seen; nil for one that is away
}

func (w *watcher) run(ctx context.Context, raw chan<- struct{}) {
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
			say(raw)
		case <-w.w.Errors: // events were lost: anything may have changed
			w.again(w.folders)
			say(raw)
		case <-tick.C:
			if w.replaced() {
				say(raw)
			}
		}
	}
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
