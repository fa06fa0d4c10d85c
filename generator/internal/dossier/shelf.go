package dossier

import (
	"io/fs"
	"maps"
	"os"
	"reflect"
	"slices"

	"dossier/generator/internal/crew"
	"dossier/generator/internal/diag"
	"dossier/generator/internal/lock"
	"dossier/generator/internal/memo"
)

// A Shelf keeps what was read of a content folder, from one Load to the next of
// the same process, so that after an edit only the files are read that have
// changed: those that are another file, or of another size, time or mode. The
// zero value is empty; it is of one goroutine.
//
// Within the time that a file system takes for one moment a file may change and
// look the same: whoever hears of changes says so with Doubt.
type Shelf struct {
	Crew crew.Crew // reads several articles at the same time

	limits   Limits
	articles shelf[*Received]
	authored shelf[*authored]
	locks    shelf[lock.Lock]
	names    memo.Memo[string, checked]
}

// A shelf keeps one kind of thing by the name of the file it was read from.
type shelf[T any] struct{ before, now map[string]kept[T] }

// kept is what was read of a file and those that belong to it.
type kept[T any] struct {
	files []fs.FileInfo // nil for one that is not there
	thing T
	found diag.List
	sums  []fileSum
}

// Load is the function Load; what is on the shelf makes it faster.
func (s *Shelf) Load(fsys fs.FS, limits Limits) (*Files, diag.List) {
	if s.limits != limits {
		*s = Shelf{Crew: s.Crew, limits: limits}
	}
	f, ds := s.load(fsys, limits)
	s.articles.turn()
	s.authored.turn()
	s.locks.turn()
	s.names.Turn()
	return f, ds
}

// Refresh reads the lock, which a build has written, before the next Load waits for
// it. What is wrong with it Load says.
func (s *Shelf) Refresh(fsys fs.FS) {
	if len(s.locks.before) == 0 {
		return
	}
	l := &loader{shelf: s, fsys: fsys, limits: s.limits}
	reread(l, &s.locks, []string{LockFile}, l.lock)
	s.locks.turn()
}

// Doubt has a file read again whatever it looks like.
func (s *Shelf) Doubt(name string) {
	s.articles.doubt(name)
	s.authored.doubt(name)
	s.locks.doubt(name)
}

func (s *shelf[T]) turn() { s.before, s.now = s.now, nil }

func (s *shelf[T]) doubt(name string) {
	maps.DeleteFunc(s.before, func(_ string, k kept[T]) bool {
		return slices.ContainsFunc(k.sums, func(x fileSum) bool { return x.name == name })
	})
}

// reread is what read gives, which reads the files of these names and no other,
// or what it gave when they were the same.
func reread[T any](l *loader, s *shelf[T], names []string, read func() T) T {
	k := again(l, s, names, read)
	s.keep(names[0], k)
	return k.thing
}

// keep takes what was read to the shelf. What had errors is read again.
func (s *shelf[T]) keep(name string, k kept[T]) {
	if k.found.HasErrors() {
		return
	}
	if s.now == nil {
		s.now = make(map[string]kept[T], len(s.before))
	}
	s.now[name] = k
}

// again is reread for several at the same time, each with a loader of its own:
// what it gives is not on the shelf yet.
func again[T any](l *loader, s *shelf[T], names []string, read func() T) kept[T] {
	files := make([]fs.FileInfo, len(names))
	for i, name := range names {
		files[i], _ = l.look(name) // nil: reading tells why
	}
	defer func() { l.looked = l.looked[:0] }()
	k, known := s.before[names[0]]
	if known && slices.EqualFunc(k.files, files, sameFile) {
		l.ds = append(l.ds, k.found...)
		l.sums = append(l.sums, k.sums...)
		return k
	}
	said, summed := len(l.ds), len(l.sums)
	k = kept[T]{files: files, thing: read()}
	k.found, k.sums = slices.Clone(l.ds[said:]), slices.Clone(l.sums[summed:])
	return k
}

// sameFile tells whether nothing says that a file has changed. Of one that is
// not on a disk nothing would.
func sameFile(a, b fs.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) && a.Mode() == b.Mode()
}

// since gives the articles what the lock keeps of them. One that has been given
// something else before is another from now on.
func (s *Shelf) since(articles []*Received, l lock.Lock) {
	for i, r := range articles {
		was := l.Article(r.Source.ID)
		if reflect.DeepEqual(r.was, was) {
			continue
		}
		other := *r
		other.was = was
		articles[i] = &other
		if k, known := s.articles.now[r.Source.Path]; known {
			k.thing = &other
			s.articles.now[r.Source.Path] = k
		}
	}
}
