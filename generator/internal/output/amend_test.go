package output

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sync/errgroup"
)

// built is a site that Begin has made in a new folder.
func built(t *testing.T, compress bool, files map[string]string) (dir string, m Manifest) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "public")
	put(t, dir, map[string]string{Marker: "", ".gitignore": "*"})
	s, err := Begin(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Compress = compress
	for address, data := range files {
		if err := s.Write(File{Address: address, Data: []byte(data), From: 7}); err != nil {
			t.Fatal(err)
		}
	}
	if m, err = s.Commit(); err != nil {
		t.Fatal(err)
	}
	return dir, m
}

func place(t *testing.T, dir string, m Manifest) *Placed {
	t.Helper()
	p, err := Place(dir, m)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// amend makes the site hold files: what is in same is kept, not written.
func (p *Placed) amend(compress bool, step step, files map[string]string, same ...string) (Manifest, error) {
	c, err := p.Amend()
	if err != nil {
		return nil, err
	}
	defer c.Abort()
	c.Compress, c.step = compress, step
	var g errgroup.Group
	for address, data := range files {
		g.Go(func() error {
			if slices.Contains(same, address) && c.Keep(address, 7) {
				return nil
			}
			return c.Write(File{Address: address, Data: []byte(data), From: 7})
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	return c.Commit()
}

// whole is all that a folder holds, with the bytes of files and the modes of both.
func whole(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		out[filepath.ToSlash(rel)] = info.Mode().String()
		if d.Type().IsRegular() {
			data, err := os.ReadFile(p)
			out[filepath.ToSlash(rel)] += " " + string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// alone fails when there is anything beside the site.
func alone(t *testing.T, dir string) {
	t.Helper()
	if entries, _ := os.ReadDir(filepath.Dir(dir)); len(entries) != 1 {
		t.Errorf("leftovers: %v", entries)
	}
}

var long = strings.Repeat("the ferry sails at dawn\n", 100)

// TestAmend: a site that was changed is what a clean build makes, and the Manifest
// says so; what is the same is not touched.
func TestAmend(t *testing.T) {
	before := map[string]string{"index.html": "home", "quotes/1.html": long, "quotes/2.html": "two", "people/old/ann.html": "ann"}
	for _, c := range []struct {
		what  string
		after map[string]string
	}{
		{"nothing", before},
		{"one changed", map[string]string{"index.html": "harbor", "quotes/1.html": long, "quotes/2.html": "two", "people/old/ann.html": "ann"}},
		{"some come, in folders of their own", map[string]string{"index.html": "home", "quotes/1.html": long, "quotes/2.html": "two", "people/old/ann.html": "ann", "0.html": "first", "quotes/new/a/b.html": "b", "z/z.html": long}},
		{"some go, and their folders", map[string]string{"index.html": "home", "quotes/2.html": "two"}},
		{"all go", nil},
		{"one gets too short for its .gz", map[string]string{"index.html": "home", "quotes/1.html": "short", "quotes/2.html": "two", "people/old/ann.html": "ann"}},
		{"one gets long enough", map[string]string{"index.html": long, "quotes/1.html": long + "x", "people/old/ann.html": "ann"}},
	} {
		for _, compress := range []bool{false, true} {
			dir, m := built(t, compress, before)
			clean, _ := built(t, compress, c.after)
			p := place(t, dir, m)
			want := whole(t, clean)
			for i, same := range [][]string{slices.Collect(maps.Keys(before)), nil} { // kept, then written as they are
				if i == 0 {
					same = slices.DeleteFunc(same, func(a string) bool { return before[a] != c.after[a] })
				}
				got, err := p.amend(compress, nil, c.after, same...)
				if err != nil {
					t.Fatalf("%s: %v", c.what, err)
				}
				if is := whole(t, dir); !maps.Equal(is, want) || !got.Holds(dir, 2) {
					t.Errorf("%s, compressed %v: %v %v, want %v", c.what, compress, got.Holds(dir, 2), is, want)
				}
				was := m.byAddress()
				for _, e := range got {
					if old, ok := was[e.Address]; ok && before[e.Address] == c.after[e.Address] && before[e.Address] != "" && old != e {
						t.Errorf("%s: %s was touched", c.what, e.Address)
					}
				}
				alone(t, dir)
			}
		}
	}
}

// TestAmendAgain: after each of many changes, and builds between them, the site is
// what a clean build makes.
func TestAmendAgain(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	files := map[string]string{}
	dir, m := built(t, true, files)
	p := place(t, dir, m)
	for i := range 60 {
		same := slices.Collect(maps.Keys(files))
		for range 1 + rnd.IntN(6) {
			address := fmt.Sprintf("%c/%c/%d.html", 'a'+rnd.IntN(2), 'a'+rnd.IntN(3), rnd.IntN(4))
			switch same = slices.DeleteFunc(same, func(a string) bool { return a == address }); rnd.IntN(3) {
			case 0:
				delete(files, address)
			case 1:
				files[address] = fmt.Sprint(i)
			case 2:
				files[address] = long + fmt.Sprint(i)
			}
		}
		m, err := p.amend(true, nil, files, same...)
		if err != nil {
			t.Fatal(err)
		}
		if i%20 == 19 {
			p = place(t, dir, m)
		}
		clean, _ := built(t, true, files)
		if got, want := whole(t, dir), whole(t, clean); !maps.Equal(got, want) || !m.Holds(dir, 1) {
			t.Fatalf("change %d: %v, want %v", i, got, want)
		}
	}
	alone(t, dir)
}

// TestAmendBuilt: a build may follow a change and take over what is the same.
func TestAmendBuilt(t *testing.T) {
	dir, m := built(t, false, map[string]string{"index.html": "home", "quotes/1.html": "one"})
	m, err := place(t, dir, m).amend(false, nil, map[string]string{"index.html": "harbor", "quotes/1.html": "one"}, "quotes/1.html")
	if err != nil {
		t.Fatal(err)
	}
	if _, taken := commit(t, dir, m, map[string]string{"index.html": "harbor", "quotes/1.html": "one"}); taken != 4 { // with the marker and the sums
		t.Errorf("%d taken", taken)
	}
}

// TestAmendKeep: only files of the site can be kept, and only with what is packed
// of them.
func TestAmendKeep(t *testing.T) {
	dir, m := built(t, false, map[string]string{"quotes/1.html": long, "quotes/2.html": "two"})
	c, err := place(t, dir, m).Amend()
	if err != nil {
		t.Fatal(err)
	}
	defer c.Abort()
	c.Compress = true
	for address, want := range map[string]bool{"quotes/1.html": false, "quotes/2.html": true, "quotes": false, ".": false, "quotes/3.html": false, "": false} {
		if c.Keep(address, 7) != want {
			t.Errorf("kept %q: %v", address, !want)
		}
	}
	if n := testing.AllocsPerRun(10, func() { c.Keep("quotes/2.html", 7) }); n > 0 {
		t.Errorf("to keep a file takes %v allocations", n)
	}
	for _, address := range []string{"../outside.html", "/outside.html", "a/../../outside.html", ".", "", "a//b", "a/"} {
		if err := c.Write(File{Address: address, Data: []byte("x")}); !errors.Is(err, fs.ErrInvalid) {
			t.Errorf("%q: %v", address, err)
		}
	}
}

var (
	oldSite = map[string]string{"index.html": "home", "quotes/1.html": "one", "quotes/2.html": "two", "people/a/ann.html": "ann", "people/a/bob.html": "bob"}
	newSite = map[string]string{"index.html": "harbor", "quotes/1.html": "one", "quotes/2.html": "due", "events/1/fire.html": "fire"}
)

// TestAmendCut: cut off anywhere, also while it is being completed, a change has not
// been, or is completed by whoever comes next; nothing is left of it.
func TestAmendCut(t *testing.T) {
	dir, m := built(t, false, oldSite)
	clean, _ := built(t, false, newSite)
	was, will := whole(t, dir), whole(t, clean)
	var cuts []string
	cut := func(at string) { // the disk as it is then
		to := t.TempDir()
		if err := os.CopyFS(to, os.DirFS(filepath.Dir(at))); err != nil {
			t.Fatal(err)
		}
		os.Remove(filepath.Join(to, ".public.lock")) // Heal may have nothing to do, then it goes with the next build
		cuts = append(cuts, filepath.Join(to, "public"))
	}
	if _, err := place(t, dir, m).amend(false, func(what, address string) error { cut(dir); return nil }, newSite, "quotes/1.html"); err != nil {
		t.Fatal(err)
	}
	first := len(cuts)
	for i := 0; i < first; i++ { // cut off again while it is completed
		again := t.TempDir()
		if err := os.CopyFS(again, os.DirFS(filepath.Dir(cuts[i]))); err != nil {
			t.Fatal(err)
		}
		again = filepath.Join(again, "public")
		if data, err := os.ReadFile(filepath.Join(changeDir(again), journalFile)); err == nil {
			if _, err := decodeJournal(data).carryOut(again, func(string, string) error { cut(again); return nil }); err != nil {
				t.Fatal(err)
			}
		}
	}
	olds, mixed := 0, 0
	for i, dir := range cuts {
		pending := changing(dir)
		if is := whole(t, dir); !maps.Equal(is, was) && !maps.Equal(is, will) {
			if mixed++; !pending {
				t.Errorf("cut %d: nobody will notice", i)
			}
		}
		switch i % 3 {
		case 0:
			s, err := Begin(dir, nil)
			if err != nil {
				t.Fatal(err)
			}
			s.Abort()
		case 1:
			if c, err := place(t, dir, manifestOf(t, dir)).Amend(); errors.Is(err, ErrChanged) != pending {
				t.Fatal(err)
			} else if err == nil {
				c.Abort()
			}
		case 2:
			if err := Heal(dir); err != nil {
				t.Fatal(err)
			}
			if !pending { // nothing to read is in its way
				os.RemoveAll(changeDir(dir))
			}
		}
		is := whole(t, dir)
		if maps.Equal(is, was) {
			olds++
		} else if !maps.Equal(is, will) {
			t.Errorf("cut %d: %v", i, is)
		}
		if pending && maps.Equal(is, was) {
			t.Errorf("cut %d: not completed", i)
		}
		alone(t, dir)
	}
	t.Logf("%d cuts, %d of them mixed, %d before the journal", len(cuts), mixed, olds)
	if olds < 2 || mixed < 20 {
		t.Error("too few")
	}
}

// manifestOf takes down what a folder holds.
func manifestOf(t *testing.T, dir string) (m Manifest) {
	t.Helper()
	for address := range whole(t, dir) {
		info, err := os.Lstat(filepath.Join(dir, address))
		if err != nil {
			t.Fatal(err)
		}
		e := Entry{Address: address}
		e.note(info)
		m = append(m, e)
	}
	slices.SortFunc(m, func(a, b Entry) int { return strings.Compare(a.Address, b.Address) })
	return m
}

// TestAmendFails: an error before the journal leaves the site as it was, one after it
// says who completes it; the same Placed is good again after the one, a miss after
// the other.
func TestAmendFails(t *testing.T) {
	clean, _ := built(t, false, newSite)
	will := whole(t, clean)
	failed := errors.New("the disk is on fire")
	for n := 1; ; n++ {
		dir, m := built(t, false, oldSite)
		was, p, steps := whole(t, dir), place(t, dir, m), 0
		_, err := p.amend(false, func(string, string) error {
			if steps++; steps == n {
				return failed
			}
			return nil
		}, newSite, "quotes/1.html")
		if steps < n {
			if err != nil || n < 15 {
				t.Errorf("%d steps: %v", n, err)
			}
			return
		}
		later := strings.Contains(err.Error(), "the next build completes the change")
		if !errors.Is(err, failed) || later != changing(dir) || later == m.Holds(dir, 1) {
			t.Errorf("step %d: %v", n, err)
		}
		if !later && !maps.Equal(whole(t, dir), was) {
			t.Errorf("step %d: %v", n, whole(t, dir))
		}
		if _, err = p.amend(false, nil, newSite, "quotes/1.html"); errors.Is(err, ErrChanged) != later || err != nil && !later {
			t.Errorf("again after step %d: %v", n, err)
		}
		if is := whole(t, dir); !maps.Equal(is, will) {
			t.Errorf("again after step %d: %v", n, is)
		}
		alone(t, dir)
	}
}

// TestAmendMisses: what somebody else has done where a change would be done is seen
// before anything is; it stays as they have left it.
func TestAmendMisses(t *testing.T) {
	for what, spoil := range map[string]func(dir string) error{
		"a file to replace is another":    func(dir string) error { return os.WriteFile(filepath.Join(dir, "index.html"), []byte("mine"), 0o644) },
		"a file to remove is another":     func(dir string) error { return os.WriteFile(filepath.Join(dir, "people/a/ann.html"), nil, 0o644) },
		"one is gone":                     func(dir string) error { return os.Remove(filepath.Join(dir, "quotes/2.html")) },
		"one is in a folder to remove":    func(dir string) error { return os.WriteFile(filepath.Join(dir, "people/a/mine.txt"), nil, 0o644) },
		"one is where a folder will be":   func(dir string) error { return os.WriteFile(filepath.Join(dir, "events"), nil, 0o644) },
		"a link is in its place":          func(dir string) error { return relink(filepath.Join(dir, "quotes/2.html"), "1.html") },
		"a folder is a link":              func(dir string) error { return relink(filepath.Join(dir, "quotes"), "../elsewhere") },
		"the sums are another's":          func(dir string) error { return os.WriteFile(filepath.Join(dir, SumsFile), nil, 0o644) },
		"the author's is another":         func(dir string) error { return os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("?"), 0o644) },
		"the marker is gone":              func(dir string) error { return os.Remove(filepath.Join(dir, Marker)) },
		"there is no site":                os.RemoveAll,
		"another build was there":         func(dir string) error { return Replace(dir, nil) },
		"another change was there":        nil,
		"it stands there no longer known": nil,
	} {
		for _, late := range []bool{false, true} { // before Amend, or before Commit
			dir, m := built(t, false, oldSite)
			put(t, dir, map[string]string{"../elsewhere/2.html": "two"})
			p := place(t, dir, m)
			spoil := spoil
			switch what {
			case "another change was there":
				spoil = func(dir string) error {
					_, err := place(t, dir, m).amend(false, nil, newSite)
					return err
				}
			case "it stands there no longer known":
				spoil, p = func(string) error { return nil }, place(t, dir, nil)
			}
			if late && (what == "another build was there" || what == "another change was there" || what == "it stands there no longer known") {
				continue // the lock is in the way
			}
			var now map[string]string
			there := func() map[string]string {
				os.RemoveAll(changeDir(dir))
				os.Remove(beside(dir, "lock"))
				return whole(t, filepath.Dir(dir))
			}
			do := func() {
				if err := spoil(dir); err != nil {
					t.Fatal(err)
				}
			}
			if !late {
				do()
				now = there()
			}
			c, err := p.Amend()
			if err == nil {
				for address, data := range newSite {
					if err := c.Write(File{Address: address, Data: []byte(data), From: 7}); err != nil {
						t.Fatal(err)
					}
				}
				if late {
					do()
				}
				_, err = c.Commit()
			}
			if late {
				now = there()
			}
			if !errors.Is(err, ErrChanged) {
				t.Errorf("%s: %v", what, err)
			}
			if is := there(); !maps.Equal(is, now) {
				t.Errorf("%s: %v, was %v", what, is, now)
			}
		}
	}
}

// relink puts a link in the place of what has that name.
func relink(name, to string) error { return errors.Join(os.RemoveAll(name), os.Symlink(to, name)) }

// TestAmendLocked: one at a time, and Heal does not read what is being written.
func TestAmendLocked(t *testing.T) {
	dir, m := built(t, false, oldSite)
	p := place(t, dir, m)
	c, err := p.Amend()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Amend(); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
	if _, err := Begin(dir, nil); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
	if err := Heal(dir); err != nil { // the site is whole until there is a journal
		t.Error(err)
	}
	put(t, changeDir(dir), map[string]string{journalFile: ""})
	if err := Heal(dir); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
	c.Abort()
	alone(t, dir)
}

// TestSwitch: what is written first is in place before the rest is known, and nothing
// has gone. Cut off anywhere, the site is the old one, or nobody takes it for a whole
// one, and the next build makes it so.
func TestSwitch(t *testing.T) {
	sound := func(dir string) bool { // as publish asks
		list, err := os.ReadFile(filepath.Join(dir, SumsFile))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(list)) {
			sum, address, _ := strings.Cut(strings.TrimSpace(line), "  ")
			data, err := os.ReadFile(filepath.Join(dir, address))
			if err != nil || sum != fmt.Sprintf("%x", sha256.Sum256(data)) {
				return false
			}
		}
		return true
	}
	dir, m := built(t, true, oldSite)
	clean, _ := built(t, true, newSite)
	was, will := whole(t, dir), whole(t, clean)
	p := place(t, dir, m)
	c, err := p.Amend()
	if err != nil {
		t.Fatal(err)
	}
	var cuts []string
	c.Compress, c.step = true, func(string, string) error {
		to := t.TempDir()
		if err := os.CopyFS(to, os.DirFS(filepath.Dir(dir))); err != nil {
			t.Fatal(err)
		}
		cuts = append(cuts, filepath.Join(to, "public"))
		return nil
	}
	write := func(addresses ...string) {
		for _, a := range addresses {
			if err := c.Write(File{Address: a, Data: []byte(newSite[a]), From: 7}); err != nil {
				t.Fatal(err)
			}
		}
	}
	write("index.html", "events/1/fire.html")
	if err := c.Switch(); err != nil {
		t.Fatal(err)
	}
	part := whole(t, dir)
	for address, want := range map[string]string{"index.html": "harbor", "events/1/fire.html": "fire", "quotes/2.html": "two", "people/a/ann.html": "ann"} {
		if got := part[address]; !strings.HasSuffix(got, " "+want) {
			t.Errorf("in part: %s is %q, want %q", address, got, want)
		}
	}
	if sound(dir) {
		t.Error("the part passes for a whole site")
	}
	write("quotes/2.html")
	if !c.Keep("quotes/1.html", 7) {
		t.Error("what was there is not known any more")
	}
	if err := c.Switch(); err != nil {
		t.Fatal(err)
	}
	after, err := c.Commit()
	if err != nil {
		t.Fatal(err)
	}
	if got := whole(t, dir); !maps.Equal(got, will) || !after.Holds(dir, 1) {
		t.Errorf("%v, want %v", got, will)
	}
	alone(t, dir)
	mixed := 0
	for i, dir := range cuts {
		os.Remove(beside(dir, "lock"))
		if err := Heal(dir); err != nil {
			t.Fatal(err)
		}
		if is := whole(t, dir); !maps.Equal(is, was) && !maps.Equal(is, will) {
			if mixed++; sound(dir) {
				t.Errorf("cut %d: %v passes for a whole site", i, is)
			}
		}
		commit(t, dir, nil, newSite)
	}
	if mixed < 5 {
		t.Errorf("%d of %d cuts are in part", mixed, len(cuts))
	}
	if _, err := p.amend(true, nil, oldSite, "quotes/1.html"); err != nil {
		t.Error("the next change:", err)
	} else if got := whole(t, dir); !maps.Equal(got, was) {
		t.Errorf("the next change: %v, want %v", got, was)
	}
}
