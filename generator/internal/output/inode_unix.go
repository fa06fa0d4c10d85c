//go:build unix

package output

import (
	"io/fs"
	"syscall"
)

// Inode is the number of a file in its file system; 0 when there is none.
func Inode(info fs.FileInfo) uint64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(s.Ino)
	}
	return 0
}
