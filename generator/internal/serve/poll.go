package serve

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"
)

// poll looks at all files every so often.
func poll(ctx context.Context, folders []string, raw chan<- Change, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	before := snapshot(folders)
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if now := snapshot(folders); now != before {
			before = now
			say(ctx, raw, Change{Any: true})
		}
	}
}

// snapshot sums names, kinds, sizes and times of all files in the folders.
func snapshot(folders []string) [32]byte {
	h := sha256.New()
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				fmt.Fprintf(h, "%s\x00away\n", name)
				return nil
			}
			if info, err := d.Info(); err == nil && !passing(name) {
				fmt.Fprintf(h, "%s\x00%s\x00%d\x00%d\n", name, info.Mode(), info.Size(), info.ModTime().UnixNano())
			}
			return nil
		})
	}
	return [32]byte(h.Sum(nil))
}
