//go:build !unix

package output

// lock has no locks of files to use here: two builds at once are the user's to avoid.
func lock(string) (unlock func(), err error) { return func() {}, nil }

func lockFolder(string) (unlock func(), err error) { return func() {}, nil }
