// Package memo remembers what functions of one argument gave, from one build of
// a process to the next. A function must be pure: what comes out is the same
// whatever is remembered.
package memo

// A Memo remembers what one function gave. The zero value is ready; a nil Memo
// remembers nothing. It is of one goroutine.
type Memo[K comparable, V any] struct {
	before, now map[K]V
}

// Get returns what f gives for k.
func (m *Memo[K, V]) Get(k K, f func(K) V) V {
	if m == nil {
		return f(k)
	}
	v, known := m.now[k]
	if known {
		return v
	}
	if v, known = m.before[k]; !known {
		v = f(k)
	}
	if m.now == nil {
		m.now = make(map[K]V, len(m.before))
	}
	m.now[k] = v
	return v
}

// Turn ends a build: what nobody has asked for since the last Turn is forgotten.
func (m *Memo[K, V]) Turn() { m.before, m.now = m.now, nil }
