package fault

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

const (
	threads = 4
	folders = 5 // that each of them makes
)

// TestMain lets the test's own program be the one that is traced: with FOLDERS
// set it makes folders there, from several threads, and says what went wrong.
func TestMain(m *testing.M) {
	dir := os.Getenv("FOLDERS")
	if dir == "" {
		os.Exit(m.Run())
	}
	var all sync.WaitGroup
	for i := range threads {
		all.Go(func() {
			runtime.LockOSThread()
			for j := range folders {
				if err := os.Mkdir(filepath.Join(dir, fmt.Sprint(i, "-", j)), 0o755); err != nil {
					fmt.Fprintln(os.Stderr, err)
				}
			}
		})
	}
	all.Wait()
	if os.Getenv("CLOCK") != "" {
		fmt.Fprintln(os.Stderr, time.Now().UTC().Format(time.DateTime))
	}
}

// TestClock: the program believes what it is told of the time.
func TestClock(t *testing.T) {
	for want, seconds := range map[string]int64{"1970-01-02 00:00:00": 86400, "2100-01-01 00:00:00": 4102444800} {
		dir := t.TempDir()
		said, err := os.Create(filepath.Join(dir, "said"))
		if err != nil {
			t.Fatal(err)
		}
		defer said.Close()
		_, err = Trace(Program{Args: []string{"/proc/self/exe"}, Env: []string{"FOLDERS=" + dir, "CLOCK=1"}, Dir: dir, Stderr: said, Clock: seconds}, Fault{})
		if errors.Is(err, unix.EPERM) {
			t.Skip("not run: this system lets nobody trace a program")
		}
		text, _ := os.ReadFile(said.Name())
		if err != nil || !strings.HasSuffix(string(text), want+"\n") {
			t.Errorf("want %s, got %s %v", want, text, err)
		}
	}
}

// trace runs it, and returns how many folders were made and what was said.
func trace(t *testing.T, f Fault) (Run, int, string) {
	t.Helper()
	dir := t.TempDir()
	said, err := os.CreateTemp(t.TempDir(), "said")
	if err != nil {
		t.Fatal(err)
	}
	defer said.Close()
	r, err := Trace(Program{Args: []string{"/proc/self/exe"}, Env: []string{"FOLDERS=" + dir}, Dir: dir, Stderr: said}, f)
	if errors.Is(err, unix.EPERM) {
		t.Skip("not run: this system lets nobody trace a program")
	}
	if err != nil {
		t.Fatal(err)
	}
	made, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(said.Name())
	if err != nil {
		t.Fatal(err)
	}
	return r, len(made), string(text)
}

// TestTrace: of the calls of all threads together one fails, or is the last.
func TestTrace(t *testing.T) {
	const all = threads * folders
	r, made, said := trace(t, Fault{})
	if r.Hit || r.Killed || r.Code != 0 || r.Calls["mkdirat"] != all || made != all || said != "" || len(r.Other) > 0 {
		t.Errorf("without a fault: %d made, %q, %+v", made, said, r)
	}
	for n := 1; n <= all; n += 3 {
		r, made, said = trace(t, Fault{Call: "mkdirat", N: n, Err: unix.ENOSPC})
		if !r.Hit || r.Killed || made != all-1 || strings.Count(said, "no space left on device") != 1 {
			t.Errorf("call %d fails: %d made, %q, %+v", n, made, said, r)
		}
		r, made, _ = trace(t, Fault{Call: "mkdirat", N: n})
		if !r.Hit || !r.Killed || made < n-threads || made >= n {
			t.Errorf("killed at call %d: %d made, %+v", n, made, r)
		}
	}
	if r, made, _ := trace(t, Fault{Call: "mkdirat", N: all + 1, Err: unix.EIO}); r.Hit || made != all {
		t.Errorf("a call that is not made fails: %d made, %+v", made, r)
	}
}
