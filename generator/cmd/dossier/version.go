package main

import (
	"fmt"
	"runtime"
)

// version is that of the last release, and the next one's while it is made.
const version = "0.1.0"

type versionCmd struct{}

func (versionCmd) Run(e env) error {
	_, err := fmt.Fprintf(e.stdout, "dossier %s %s %s/%s\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
