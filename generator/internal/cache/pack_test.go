package cache

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

type kept struct {
	Name  string
	Spans []struct{ Start, End int }
	Sure  float64
	Yes   bool
	None  []string
	Empty []string
	Ptr   *int
}

func example(name string) kept {
	return kept{Name: name, Spans: []struct{ Start, End int }{{-1, 1 << 40}}, Sure: 0.25, Yes: true, Empty: []string{}}
}

// TestPack: what is put is got by later builds, and by its own key alone.
func TestPack(t *testing.T) {
	f := Folder{t.TempDir()}
	for build, names := range [][]string{{"a", "b"}, {"c"}, nil} {
		p := f.Pack("p")
		for i, name := range []string{"a", "b", "c"} {
			var got kept
			known := p.Get(KeyOf(name), &got)
			if want := build > 1 || build == 1 && i < 2; known != want {
				t.Errorf("build %d, %s: known %v", build, name, known)
			}
			if known && !reflect.DeepEqual(got, example(name)) {
				t.Errorf("%+v", got)
			}
		}
		for _, name := range names {
			p.Put(KeyOf(name), example(name))
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPackDamaged: whatever byte is changed or missing, what is got is right
// or nothing, and can be put again.
func TestPackDamaged(t *testing.T) {
	f := Folder{t.TempDir()}
	name := filepath.Join(f.dir, "p")
	p := f.Pack("p")
	p.Put(KeyOf("a"), example("a"))
	p.Put(KeyOf("b"), example("b"))
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	lost := 0
	try := func(data []byte) {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		p := f.Pack("p")
		for _, n := range []string{"a", "b"} {
			var got kept
			if !p.Get(KeyOf(n), &got) {
				lost++
				p.Put(KeyOf(n), example(n))
			} else if !reflect.DeepEqual(got, example(n)) {
				t.Fatalf("%+v", got)
			}
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
		p = f.Pack("p")
		defer p.Close()
		for _, n := range []string{"a", "b"} {
			if !p.Get(KeyOf(n), &kept{}) {
				t.Fatalf("%s is lost for good", n)
			}
		}
	}
	for i := range whole {
		bad := bytes.Clone(whole)
		bad[i] ^= 0x20
		try(bad)
		try(whole[:i])
	}
	if lost < 2*len(whole) {
		t.Errorf("only %d were lost", lost)
	}
}

// TestPackForgets: a file of which little is asked for does not grow for ever.
func TestPackForgets(t *testing.T) {
	f := Folder{t.TempDir()}
	for i := range 40 {
		p := f.Pack("p")
		if i > 0 && !p.Get(KeyOf("stays"), &kept{}) {
			t.Fatal("what is asked for is forgotten")
		}
		if i == 0 {
			p.Put(KeyOf("stays"), example("stays"))
		}
		p.Put(KeyOf(i), example("goes"))
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(filepath.Join(f.dir, "p"))
	if most := int64(12 * (recordHead + len(marshal(nil, example("stays"))))); err != nil || info.Size() > most {
		t.Errorf("%v bytes, %v", info.Size(), err)
	}
}

func TestMarshalPointer(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a pointer was kept")
		}
	}()
	marshal(nil, kept{Ptr: new(int)})
}
