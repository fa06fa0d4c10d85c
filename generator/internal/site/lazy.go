package site

import "sync/atomic"

// A lazy value is found when somebody asks for it, and kept. The zero value waits
// for that; several may ask at the same time.
type lazy[T any] struct{ found atomic.Pointer[T] }

// get is what find gives for k, which depends on nothing else. Two who ask at the
// same time may both find it, and are given the one that is kept.
func get[K, T any](l *lazy[T], k K, find func(K) T) T {
	if found := l.found.Load(); found != nil {
		return *found
	}
	found := find(k)
	l.found.CompareAndSwap(nil, &found)
	return *l.found.Load()
}
