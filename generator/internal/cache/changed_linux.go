package cache

import (
	"io/fs"
	"syscall"
)

// changed is when the file's state was last changed, which nothing sets back;
// 0 when not known.
func changed(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ctim.Nano()
	}
	return 0
}
