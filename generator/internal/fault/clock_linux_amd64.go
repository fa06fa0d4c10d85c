package fault

import (
	"encoding/binary"

	"golang.org/x/sys/unix"
)

// Entries of the table the kernel gives a program behind its environment.
const (
	auxEnd    = 0
	auxIgnore = 1
	auxVDSO   = 33 // where the time can be read without a system call
)

// callForTime makes a program that has just begun ask the kernel for the time
// with a system call, as it finds no other way.
func (t *tracer) callForTime() error {
	var r unix.PtraceRegs
	if err := unix.PtraceGetRegs(t.pid, &r); err != nil {
		return err
	}
	at := uintptr(r.Rsp) + 8 // behind the number of arguments
	for lists := 0; lists < 2; at += 8 {
		word, err := t.peek(at)
		if err != nil {
			return err
		}
		if word == 0 { // the end of the arguments, then of the environment
			lists++
		}
	}
	for ; ; at += 16 {
		key, err := t.peek(at)
		switch {
		case err != nil:
			return err
		case key == auxEnd:
			return nil
		case key == auxVDSO:
			return poke(t.pid, at, auxIgnore)
		}
	}
}

// tell puts the time the program is to be told where it asked for it.
func (t *tracer) tell(thread int) error {
	at, asked := t.asking[thread]
	if !asked {
		return nil
	}
	delete(t.asking, thread)
	return poke(thread, at, uint64(t.clock))
}

func (t *tracer) peek(at uintptr) (uint64, error) {
	var b [8]byte
	_, err := unix.PtracePeekData(t.pid, at, b[:])
	return binary.LittleEndian.Uint64(b[:]), err
}

func poke(thread int, at uintptr, word uint64) error {
	_, err := unix.PtracePokeData(thread, at, binary.LittleEndian.AppendUint64(nil, word))
	return err
}
