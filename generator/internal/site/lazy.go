package site

import (
	"sync"
	"sync/atomic"
)

// A lazy value is found when somebody asks for it, once. The zero value waits for
// that; several may ask at the same time.
type lazy[T any] struct{ found atomic.Pointer[func() T] }

// get is what find gives for k, which is asked once.
func get[K, T any](l *lazy[T], k K, find func(K) T) T {
	found := l.found.Load()
	if found == nil {
		once := sync.OnceValue(func() T { return find(k) }) // which panics again where find does
		l.found.CompareAndSwap(nil, &once)
		found = l.found.Load()
	}
	return (*found)()
}
