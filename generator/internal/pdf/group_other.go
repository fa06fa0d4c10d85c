//go:build !unix

package pdf

import (
	"errors"
	"os/exec"
)

// inGroup: only Unix can hand a program further pipes.
func inGroup(*exec.Cmd) error {
	return errors.New("printing needs Linux, macOS or another Unix; a browser's own print dialog makes the same pages")
}

func killGroup(*exec.Cmd) {}
