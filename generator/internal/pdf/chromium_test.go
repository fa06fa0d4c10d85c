//go:build unix

package pdf

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"
)

var day = time.Date(2024, 5, 5, 0, 0, 0, 0, time.UTC)

const frame = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The harbor</title><link rel="stylesheet" href="../x.css">
<script>document.title = "Script"; location = "https://example.org/"</script></head><body><h1>The harbor</h1>
<ol><li><a href="#one">One</a><span class="page" data-of="one"></span></li><li><a href="#two">Two</a><span class="page" data-of="two"></span></li></ol>`

// TestPrint prints with a real Chromium: numbers found, the same bytes twice, a
// title and a language, no script run, no other file or host read.
func TestPrint(t *testing.T) {
	program, err := Find("")
	if err != nil {
		t.Skip(err)
	}
	site := fstest.MapFS{
		"x.css": {Data: []byte("@page { size: A5 } h2 { break-before: page }")},
		"b/a.html": {Data: []byte(frame + `<h2 id="one">One</h2><p><a href="../c.html">beside</a></p>
<iframe src="file:///etc/passwd"></iframe><img src="https://example.org/t.png" alt="pixel">` + strings.Repeat("<p>The ferry sails at noon.</p>", 90) +
			`<h2 id="two">Two</h2><table><tr><th scope="col">Pier</th></tr><tr><td>North</td></tr></table></body></html>`)},
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	var got [][]byte
	jobs := []Job{{"b/a.html", day}, {"b/a.html", day}}
	err = Printer{Chromium: program, Site: site}.Print(ctx, jobs, func(_ Job, pdf []byte) error {
		got = append(got, pdf)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || !bytes.Equal(got[0], got[1]) {
		t.Fatal("two prints of one page differ")
	}
	numbers, err := destinations(got[0])
	if err != nil || numbers["one"] != 2 || numbers["two"] < 4 {
		t.Errorf("pages %v, %v", numbers, err)
	}
	for _, want := range []string{"/Title (The harbor)", "/Lang (en)", "/Outlines", "/MarkInfo", "/StructTreeRoot", "D:20240505000000", "/MediaBox [0 0 4"} {
		if !bytes.Contains(got[0], []byte(want)) {
			t.Errorf("the PDF lacks %s", want)
		}
	}
	for _, bad := range []string{"127.0.0.1", "example.org", "c.html", "Script"} {
		if bytes.Contains(got[0], []byte(bad)) {
			t.Errorf("the PDF holds %s", bad)
		}
	}
}

// script writes a program that stands in for Chromium.
func script(t *testing.T, lines string) string {
	name := filepath.Join(t.TempDir(), "chromium")
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+lines+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return name
}

// TestTempDir: Chromium's socket has a name that is short enough.
func TestTempDir(t *testing.T) {
	for _, c := range []struct{ set, want string }{
		{"/var/folders/ab/cdefghijklmnopqrstuvwxyz012345/T", "/var/folders/ab/cdefghijklmnopqrstuvwxyz012345/T"},
		{"/" + strings.Repeat("a", 72), "/tmp"},
	} {
		t.Setenv("TMPDIR", c.set)
		if got := tempDir(); got != c.want {
			t.Errorf("TMPDIR=%s: %s, want %s", c.set, got, c.want)
		}
	}
}

// TestFailures: a program that does not do its work is named with what it said,
// within the time given, and leaves neither process nor folder behind.
func TestFailures(t *testing.T) {
	for _, c := range []struct{ name, lines, want string }{
		{"ends", "echo first >&2; echo no screen >&2; exit 3", "Chromium ended before its work did: no screen"},
		{"ends as if done", "exit 0", "Chromium ended before its work did, and said nothing"},
		{"is silent", `echo $$ > "$PIDS"; sleep 1000 & sleep 1000`, "Chromium was stopped: enough"},
		{"says something else", `printf 'hello\0' >&4; exec sleep 1000`, "invalid character"},
		{"refuses", `printf '{"id":1,"error":{"message":"no tabs today"}}\0' >&4; exec sleep 1000`, "Target.createTarget: no tabs today"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tmp, pids := t.TempDir(), filepath.Join(t.TempDir(), "pids")
			t.Setenv("TMPDIR", tmp)
			t.Setenv("PIDS", pids)
			wait := 20 * time.Second
			if c.name == "is silent" {
				wait = 500 * time.Millisecond
			}
			ctx, stop := context.WithTimeoutCause(t.Context(), wait, errors.New("enough"))
			defer stop()
			p := Printer{Chromium: script(t, c.lines), Site: fstest.MapFS{"a.html": {Data: []byte("x")}}}
			err := p.Print(ctx, []Job{{"a.html", day}}, func(Job, []byte) error { return errors.New("a PDF was made") })
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
			if left, _ := os.ReadDir(tmp); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			if c.name == "is silent" {
				gone(t, pids)
			}
		})
	}
}

// gone fails when the group of the process whose number a file holds lives on.
func gone(t *testing.T, pids string) {
	t.Helper()
	data, err := os.ReadFile(pids)
	if err != nil {
		t.Fatal(err)
	}
	group := strings.TrimSpace(string(data))
	for range 50 {
		// ps leaves out what is dead and only waits to be counted.
		out, _ := exec.Command("ps", "-eo", "pgid=,stat=").Output()
		alive := false
		for line := range strings.Lines(string(out)) {
			f := strings.Fields(line)
			alive = alive || len(f) == 2 && f[0] == group && !strings.HasPrefix(f[1], "Z")
		}
		if !alive {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Errorf("the group of process %s lives on", group)
}

// TestFind: a name that is given must be a program; without one, and with
// nothing installed, it is said what to do.
func TestFind(t *testing.T) {
	own := script(t, "exit 0")
	if got, err := Find(own); err != nil || got != own {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := Find(own + "x"); err == nil || !strings.Contains(err.Error(), "is not a program that can be run") {
		t.Errorf("got %v", err)
	}
	t.Setenv("PATH", filepath.Dir(own))
	if got, err := Find(""); err != nil || got != own {
		t.Errorf("got %q, %v", got, err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := os.Stat("/Applications"); err != nil {
		if _, err := Find(""); !errors.Is(err, ErrNoChromium) {
			t.Errorf("got %v", err)
		}
	}
}

// TestGroup: what is killed takes along what it has started.
func TestGroup(t *testing.T) {
	pids := filepath.Join(t.TempDir(), "pids")
	cmd := exec.Command("sh", "-c", `echo $$ > "$0"; sleep 1000 & wait`, pids)
	if err := inGroup(cmd); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 50 {
		if data, _ := os.ReadFile(pids); len(data) > 0 {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	killGroup(cmd)
	var ended *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
		t.Errorf("it ended with %v", err)
	}
	gone(t, pids)
}
