package output

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkAmend changes 200 files of 100,000, a few of them new or gone each time.
// TMPDIR says on which disk.
func BenchmarkAmend(b *testing.B) {
	const files, changed = 100_000, 200
	dir := filepath.Join(b.TempDir(), "public")
	address := func(i int) string { return fmt.Sprintf("quotes/%02d/the-ferry-sails-again-%d.html", i%50, i) }
	first, err := Begin(dir, nil)
	if err != nil {
		b.Fatal(err)
	}
	addresses := make([]string, files)
	for i := range files {
		addresses[i] = address(i)
		if err := first.Write(File{Address: addresses[i], Data: []byte(addresses[i]), From: 7}); err != nil {
			b.Fatal(err)
		}
	}
	m, err := first.Commit()
	if err != nil {
		b.Fatal(err)
	}
	p, err := Place(dir, m)
	if err != nil {
		b.Fatal(err)
	}
	data := make([]byte, 15_000)
	round := 0
	b.ReportAllocs()
	for b.Loop() {
		round++
		c, err := p.Amend()
		if err != nil {
			b.Fatal(err)
		}
		for i, a := range addresses {
			if i%(files/changed) == 0 {
				if i%(10*files/changed) == 0 { // one that comes, in place of one that goes
					a = fmt.Sprintf("%s-%d", a, round)
				}
				copy(data, fmt.Sprint(a, round))
				err = c.Write(File{Address: a, Data: data, From: 7})
			} else if !c.Keep(a, 7) {
				err = ErrChanged
			}
			if err != nil {
				b.Fatal(a, err)
			}
		}
		if m, err = c.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	b.StopTimer()
	if !m.Holds(dir, 2) {
		b.Error("the site is not what was put there")
	}
	if n, _ := os.ReadDir(filepath.Dir(dir)); len(n) != 1 {
		b.Error("leftovers: ", n)
	}
}
