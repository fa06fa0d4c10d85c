package build

import (
	"sync"

	"dossier/generator/internal/anno"
	"dossier/generator/internal/cache"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/dossier"
	"dossier/generator/internal/extract"
)

// Found keeps what extraction finds in an article, for the builds that give it
// the same text, marks and names again. A nil Found keeps nothing.
type Found struct {
	Pack    *cache.Pack // on disk; nil when only memory keeps it
	Program [32]byte    // sum of the program: another one may find something else
	Held    *Held       // in memory; nil for none
}

// held is what is kept in memory; nil for nothing.
func (f *Found) held() *Held {
	if f == nil {
		return nil
	}
	return f.Held
}

// reading is extract.Run, for several articles at the same time: what one was
// read with serves to read the next.
func reading() func(extract.Input) *anno.Set {
	var readers sync.Pool
	return func(in extract.Input) *anno.Set {
		r, _ := readers.Get().(*extract.Reader)
		if r == nil {
			r = &extract.Reader{}
		}
		defer readers.Put(r)
		return r.Run(in)
	}
}

// annotate is dossier.Annotate, done or remembered; read is extract.Run.
func (f *Found) annotate(r *dossier.Received, known []extract.Known, read func(extract.Input) *anno.Set) (dossier.Annotated, diag.List) {
	var a annotated
	a.article, a.found = dossier.Annotate(r, known, func(in extract.Input) *anno.Set {
		if f == nil || in.Model != nil {
			return read(in)
		}
		a.key = f.key(in)
		return f.run(a.key, in, read)
	})
	if h := f.held(); h != nil {
		h.annotate(r, a)
	}
	return a.article, a.found
}

// run is read, done or remembered.
func (f *Found) run(key [32]byte, in extract.Input, read func(extract.Input) *anno.Set) *anno.Set {
	if set := f.Held.get(key); set != nil {
		return set
	}
	set := f.find(key, in, read)
	f.Held.put(key, set)
	return set
}

// find is what the pack keeps for a key, or what extraction finds.
func (f *Found) find(key [32]byte, in extract.Input, read func(extract.Input) *anno.Set) *anno.Set {
	if f.Pack == nil {
		return read(in)
	}
	set := &anno.Set{}
	if f.Pack.Get(key, set) {
		return set
	}
	set = read(in)
	f.Pack.Put(key, *set)
	return set
}

// key sums all that extraction looks at, whatever fields its input has.
func (f *Found) key(in extract.Input) [32]byte {
	t := in.Text
	in.Text = nil
	return cache.KeyOf(f.Program, t.String(), t.Markup(), in)
}

// Close keeps what was found; when it cannot, the next build finds it anew.
func (f *Found) Close() {
	if f != nil && f.Pack != nil {
		_ = f.Pack.Close()
	}
}
