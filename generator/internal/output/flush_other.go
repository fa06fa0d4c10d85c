//go:build !unix

package output

// syncNames does nothing: folders cannot be flushed here.
func syncNames(string) error { return nil }
