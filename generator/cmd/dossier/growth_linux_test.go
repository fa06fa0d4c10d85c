package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What input of a permitted size may cost (growthpatterns_linux_test.go has the patterns).
const (
	mostGrowth = 3                      // times, for twice the input
	mostTime   = 10 * time.Second       // of a processor
	mostMiB    = 1 << 10                // of memory
	measurable = 400 * time.Millisecond // less harms nobody at the limit, and other work on the machine may be half of it
	tries      = 3                      // as other work on the machine is felt too
)

// TestGrowth builds dossiers with each pattern at two sizes, the second twice
// the first and just below the limit, each in a process of its own: cost grows
// with the text, and not with its square. A few patterns run always, all with
// DOSSIER_GROWTH=all, those whose name has it as a part with any other value.
func TestGrowth(t *testing.T) {
	asked := os.Getenv("DOSSIER_GROWTH")
	if asked == "" {
		t.Logf("%d of %d patterns; DOSSIER_GROWTH=all runs all", len(always), len(patterns()))
	}
	least := cost(t, dossierOf("articles/a.txt", plainArticle))
	worst := growth{}
	for name, p := range sorted(patterns()) {
		if asked == "" && !slices.Contains(always, name) || asked != "" && asked != "all" && !strings.Contains(name, asked) {
			continue
		}
		t.Run(name, func(t *testing.T) {
			g := p.measure(t, least.took)
			t.Logf("%d bytes: %v; %d bytes: %v, %d MiB; ×%.1f", p.size, g.once.took, 2*p.size, g.twice.took, g.twice.mib, g.times)
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

// always are the patterns that were quadratic once, and are quickly run.
var always = []string{
	"note: hyphens on a line", "note: mismatched emphasis", "note: open links", "article.md: nested emphasis",
	"article.txt: one quotation",
}

// A growth is what a pattern costs at two sizes.
type growth struct {
	name        string
	once, twice spent
	times       float64 // 0: too little to tell
}

// spent is what one build took.
type spent struct {
	took time.Duration // of processors
	mib  int           // of memory at once
	code int           // exit code
}

// measure takes the best of a few tries. What a build of next to nothing takes,
// least, is no part of the growth.
func (p pattern) measure(t *testing.T, least time.Duration) (best growth) {
	for i := range tries {
		g := growth{once: cost(t, p.files(p.size)), twice: cost(t, p.files(2*p.size))}
		if over := g.twice.took - least; over > measurable {
			g.times = float64(over) / float64(max(g.once.took-least, measurable/mostGrowth))
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

// cost builds a dossier of these files in a process of its own. Whether it is
// without errors does not matter: the author waits for those too.
func cost(t *testing.T, files map[string]string, flags ...string) spent {
	t.Helper()
	work := t.TempDir()
	for name, data := range files {
		at := filepath.Join(work, "content", name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := exec.Command("dossier", append([]string{"build", "--quiet", "--no-cache", "--content", filepath.Join(work, "content"), "--out", filepath.Join(work, "site")}, flags...)...)
	said, err := p.CombinedOutput()
	if code := p.ProcessState.ExitCode(); code != exitOK && code != exitInput {
		t.Fatalf("%v: %.500s", err, said)
	}
	return spent{p.ProcessState.UserTime() + p.ProcessState.SystemTime(), int(p.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10), p.ProcessState.ExitCode()}
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
