// Package memo remembers what functions of one argument gave, from one build of
// a process to the next. A function must be pure: what comes out is the same
// whatever is remembered.
package memo

import "maps"

// A Memo remembers what one function gave. The zero value is ready; a nil Memo
// remembers nothing. It is of one goroutine.
type Memo[K comparable, V any] struct {
	kept  map[K]*answer[V]
	build int // how many have ended
	asked int // different arguments, in this one
}

// An answer was last asked for in a build.
type answer[V any] struct {
	is   V
	last int
}

// Get returns what f gives for k.
func (m *Memo[K, V]) Get(k K, f func(K) V) V {
	if m == nil {
		return f(k)
	}
	a := m.kept[k]
	if a == nil {
		if m.kept == nil {
			m.kept = map[K]*answer[V]{}
		}
		a = &answer[V]{f(k), -1}
		m.kept[k] = a
	}
	if a.last != m.build {
		a.last = m.build
		m.asked++
	}
	return a.is
}

// Turn ends a build. Once the build has not asked for half of what is remembered,
// that is forgotten.
func (m *Memo[K, V]) Turn() {
	if len(m.kept) > 2*m.asked {
		maps.DeleteFunc(m.kept, func(_ K, a *answer[V]) bool { return a.last != m.build })
	}
	m.build, m.asked = m.build+1, 0
}
