package output

import (
	"crypto/sha256"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// cutOff leaves a site whose change was cut off before the named step.
func cutOff(t *testing.T, what, address string) (dir string, m Manifest) {
	t.Helper()
	dir, m = built(t, false, oldSite)
	stop := errors.New("stop")
	_, err := place(t, dir, m).amend(false, func(w, a string) error {
		if w == what && a == address {
			return stop
		}
		return nil
	}, newSite)
	if !errors.Is(err, stop) || !changing(dir) {
		t.Fatal(err)
	}
	return dir, m
}

// TestJournalHalf: a part of a journal is none, and neither is one with a changed
// byte.
func TestJournalHalf(t *testing.T) {
	dir, _ := cutOff(t, "make", "events")
	was := whole(t, dir)
	name := filepath.Join(changeDir(dir), journalFile)
	data, err := os.ReadFile(name)
	if err != nil || decodeJournal(data) == nil {
		t.Fatal(err, string(data))
	}
	for i := range data {
		other := append([]byte(nil), data...)
		other[i] ^= 1
		if decodeJournal(data[:i]) != nil || decodeJournal(other) != nil {
			t.Errorf("a journal with %d bytes right", i)
		}
	}
	if err := errors.Join(os.WriteFile(name, data[:len(data)/2], 0o644), Heal(dir)); err != nil {
		t.Error(err)
	}
	if is := whole(t, dir); !maps.Equal(is, was) {
		t.Errorf("half a journal was carried out: %v", is)
	}
	alone(t, dir)
}

// TestJournalStays: a journal that says to leave the site is none; links in the
// site and beside it are not followed.
func TestJournalStays(t *testing.T) {
	of := sha256.Sum256([]byte("list"))
	sums := staged{"1", SumsFile, of[:]}
	for what, j := range map[string]journal{
		"puts outside":     {Put: []staged{{"0", "../mine.txt", of[:]}, sums}},
		"puts the root":    {Put: []staged{{"0", ".", of[:]}, sums}},
		"puts from beside": {Put: []staged{{"../mine.txt", "a", of[:]}, sums}},
		"puts from below":  {Put: []staged{{"a/b", "a", of[:]}, sums}},
		"makes outside":    {Make: []string{"a/../../b"}, Put: []staged{sums}},
		"removes outside":  {Remove: []string{"../mine.txt"}, Put: []staged{sums}},
		"removes rooted":   {Remove: []string{"/mine.txt"}, Put: []staged{sums}},
		"clears all":       {Clear: []string{"."}, Put: []staged{sums}},
		"has no sums":      {Remove: []string{"a"}, Put: []staged{{"0", "a", of[:]}}},
		"puts nothing":     {Remove: []string{"a"}},
	} {
		data, err := j.encode()
		if err != nil {
			t.Fatal(err)
		}
		if decodeJournal(data) != nil {
			t.Error("a journal " + what)
		}
	}
	for _, c := range []struct {
		at    [2]string
		name  string
		spoil func(dir, elsewhere string) error
		want  string // of the error; "": all new
	}{
		{[2]string{"put", "quotes/2.html"}, "a folder is a link", func(dir, elsewhere string) error {
			return relink(filepath.Join(dir, "quotes"), "../elsewhere")
		}, "quotes/2.html: not a directory"},
		{[2]string{"make", "events"}, "a folder to make is a link", func(dir, elsewhere string) error {
			return relink(filepath.Join(dir, "events"), "../elsewhere")
		}, "events: not a directory"},
		{[2]string{"put", "quotes/2.html"}, "a file is a link", func(dir, elsewhere string) error {
			return relink(filepath.Join(dir, "quotes/2.html"), "../../elsewhere/2.html")
		}, ""},
		{[2]string{"remove", "people/a/bob.html"}, "a file to remove is a link", func(dir, elsewhere string) error {
			return relink(filepath.Join(dir, "people/a/ann.html"), "../../../elsewhere/2.html")
		}, ""},
		{[2]string{"put", "quotes/2.html"}, "a staged file is lost", func(dir, elsewhere string) error {
			return os.Remove(filepath.Join(changeDir(dir), "4")) // the sums
		}, "is lost"},
	} {
		dir, _ := cutOff(t, c.at[0], c.at[1])
		clean, _ := built(t, false, newSite)
		elsewhere := filepath.Join(filepath.Dir(dir), "elsewhere")
		put(t, elsewhere, map[string]string{"2.html": "mine", "1.html": "mine"})
		mine := whole(t, elsewhere)
		if err := c.spoil(dir, elsewhere); err != nil {
			t.Fatal(err)
		}
		err := Heal(dir)
		if c.want == "" {
			if is := whole(t, dir); err != nil || !maps.Equal(is, whole(t, clean)) {
				t.Errorf("%s: %v %v", c.name, err, is)
			}
		} else if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "remove "+dir+" and build again") || !changing(dir) {
			t.Errorf("%s: %v", c.name, err)
		}
		if is := whole(t, elsewhere); !maps.Equal(is, mine) {
			t.Errorf("%s: elsewhere is %v", c.name, is)
		}
		if err := errors.Join(os.RemoveAll(dir), Replace(dir, nil), os.RemoveAll(elsewhere)); err != nil { // as the error says
			t.Errorf("%s: %v", c.name, err)
		}
		alone(t, dir)
	}
}

// TestJournalOfAnother: a journal is for the site it was written for, and what is no
// folder is no stage.
func TestJournalOfAnother(t *testing.T) {
	dir, m := cutOff(t, "put", "index.html")
	if m.Holds(dir, 1) {
		t.Error("a site that is about to change is said to be as it was")
	}
	other, _ := built(t, false, map[string]string{"index.html": "another"})
	if err := errors.Join(os.RemoveAll(dir), os.Rename(other, dir)); err != nil {
		t.Fatal(err)
	}
	was := whole(t, dir)
	if err := Heal(dir); err != nil || !maps.Equal(whole(t, dir), was) {
		t.Errorf("%v %v", err, whole(t, dir))
	}
	alone(t, dir)
	stage, _ := cutOff(t, "put", "index.html")
	if err := os.Symlink(changeDir(stage), changeDir(dir)); err != nil {
		t.Fatal(err)
	}
	if err := Heal(dir); err != nil || !maps.Equal(whole(t, dir), was) || !changing(stage) {
		t.Errorf("%v %v", err, whole(t, dir))
	}
	alone(t, dir)
}
