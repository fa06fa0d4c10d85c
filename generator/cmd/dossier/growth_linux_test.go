package main

import (
	"bytes"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What input of a permitted size may cost (growthpatterns_linux_test.go has the patterns).
const (
	mostGrowth = 3                // times, for twice the input
	mostTime   = 10 * time.Second // of processors
	mostMiB    = 1 << 10          // of memory
	tries      = 3                // as other work on the machine is felt too
)

// TestGrowth builds dossiers with each pattern at two sizes, the second twice
// the first: cost grows with the text, and not with its square. With
// DOSSIER_GROWTH=all the second is just below the limit, and each build a process
// of its own, which may not cost more than any input may; with any other value
// those whose name has it as a part. Without, all are an eighth of the limit and
// a quarter: what would take three seconds at the limit is seen, within a minute.
func TestGrowth(t *testing.T) {
	asked := os.Getenv("DOSSIER_GROWTH")
	s := scaled{part: 4, measurable: 150 * time.Millisecond, build: costHere}
	if asked != "" {
		s = scaled{part: 1, measurable: 400 * time.Millisecond, build: cost}
	}
	for range 2 { // the first in a process also makes what all need
		s.least = s.build(t, inMemory(t), dossierOf("articles/a.txt", plainArticle)).user
	}
	worst := growth{}
	for name, p := range sorted(patterns()) {
		if asked != "" && asked != "all" && !strings.Contains(name, asked) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			g := s.measure(t, p)
			t.Logf("%d bytes: %v; %d bytes: %v, %d MiB; ×%.1f", p.size/s.part, g.once.user, 2*p.size/s.part, g.twice.user, g.twice.mib, g.times)
			if g.times > mostGrowth || g.twice.took > mostTime || g.twice.mib > mostMiB {
				t.Errorf("×%.1f for twice the input, %v, %d MiB", g.times, g.twice.took, g.twice.mib)
			}
			if g.times > worst.times {
				worst = g
				worst.name = name
			}
		})
	}
	t.Logf("the steepest: %s, ×%.1f", worst.name, worst.times)
}

// A scaled is a way to measure patterns.
type scaled struct {
	part       int           // of their sizes
	measurable time.Duration // less is not told from what else the machine does
	least      time.Duration // what a build of next to nothing takes, which is no part of the growth
	build      func(t *testing.T, work string, files map[string]string, flags ...string) spent
}

// A growth is what a pattern costs at two sizes.
type growth struct {
	name        string
	once, twice spent
	times       float64 // 0: too little to tell
}

// spent is what one build took.
type spent struct {
	user time.Duration // of processors, by the program itself: how fast the disk takes files is no part of it
	took time.Duration // of processors, with what the system did for it
	mib  int           // of memory at once
	code int           // exit code
}

// measure takes the best of a few tries. The smaller size is built only where what the
// larger takes can be measured.
func (s scaled) measure(t *testing.T, p pattern) (best growth) {
	for i := range tries {
		g := growth{twice: s.build(t, inMemory(t), p.files(2*p.size/s.part))}
		if over := g.twice.user - s.least; over > s.measurable {
			g.once = s.build(t, inMemory(t), p.files(p.size/s.part))
			g.times = float64(over) / float64(max(g.once.user-s.least, s.measurable/mostGrowth))
		}
		if i == 0 || g.times < best.times {
			best = g
		}
		if best.times <= mostGrowth {
			break
		}
	}
	return best
}

// cost builds a dossier of these files in a folder, in a process of its own. Whether it is
// without errors does not matter: the author waits for those too.
func cost(t *testing.T, work string, files map[string]string, flags ...string) spent {
	t.Helper()
	p := exec.Command("dossier", buildOf(t, work, files, flags...)...)
	said, err := p.CombinedOutput()
	if code := p.ProcessState.ExitCode(); code != exitOK && code != exitInput {
		t.Fatalf("%v: %.500s", err, said)
	}
	user := p.ProcessState.UserTime()
	return spent{user, user + p.ProcessState.SystemTime(), int(p.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10), p.ProcessState.ExitCode()}
}

// costHere builds it in this process, which must do nothing else meanwhile.
func costHere(t *testing.T, work string, files map[string]string, flags ...string) spent {
	t.Helper()
	args := buildOf(t, work, files, flags...)
	runtime.GC()                                       // what was left is not this build's
	defer debug.SetGCPercent(debug.SetGCPercent(1000)) // the first collections come suddenly as text grows
	before := used(t)
	var said bytes.Buffer
	code := run(args, env{stdout: &said, stderr: &said})
	if code != exitOK && code != exitInput {
		t.Fatalf("%.500s", said.String())
	}
	after := used(t)
	user, system := after.Utime.Nano()-before.Utime.Nano(), after.Stime.Nano()-before.Stime.Nano()
	return spent{user: time.Duration(user), took: time.Duration(user + system), code: code}
}

func used(t *testing.T) (r syscall.Rusage) {
	t.Helper()
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// buildOf lays a dossier of these files out in a folder, and returns the arguments of a
// command that builds it.
func buildOf(t *testing.T, work string, files map[string]string, flags ...string) []string {
	t.Helper()
	fill(t, filepath.Join(work, "content"), files)
	return append([]string{"build", "--quiet", "--no-cache", "--content", filepath.Join(work, "content"), "--out", filepath.Join(work, "site")}, flags...)
}

// inMemory is a folder on a disk in memory where there is one, whatever TMPDIR says.
func inMemory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp(diskInMemory(), "dossier-*")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// sorted goes through a map in the order of its keys.
func sorted[V any](m map[string]V) func(func(string, V) bool) {
	return func(yield func(string, V) bool) {
		for _, k := range slices.Sorted(maps.Keys(m)) {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}
