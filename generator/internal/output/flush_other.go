//go:build !unix

package output

import "os"

// forFlush is how a file is opened to be flushed: who may not write may not flush.
const forFlush = os.O_RDWR

func syncFile(f *os.File) error { return f.Sync() }

// syncNames does nothing: folders cannot be flushed here.
func syncNames(*os.File) error { return nil }
