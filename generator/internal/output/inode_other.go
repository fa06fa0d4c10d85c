//go:build !unix

package output

import "io/fs"

// Inode is 0: files have no such number here.
func Inode(fs.FileInfo) uint64 { return 0 }
