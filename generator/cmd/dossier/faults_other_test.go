//go:build !(linux && amd64)

package main

import "testing"

func TestFaults(t *testing.T) { t.Skip("not run: failing system calls, which needs Linux on amd64") }
