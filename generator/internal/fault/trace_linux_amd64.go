package fault

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A Program is what is run: like exec.Cmd, for one run.
type Program struct {
	Args   []string // the first is the file
	Dir    string
	Env    []string
	Stderr *os.File // gets standard output too
	Clock  int64    // the time it is told whenever it asks, in seconds since 1970; 0: as it is
}

// Trace runs the program to its end with one fault. The error is about the
// tracing: where a system does not let one trace, it is a permission error.
func Trace(p Program, f Fault) (Run, error) {
	runtime.LockOSThread() // a program is traced by the thread that began it
	defer runtime.UnlockOSThread()
	out := p.Stderr.Fd()
	pid, err := syscall.ForkExec(p.Args[0], p.Args, &syscall.ProcAttr{Dir: p.Dir, Env: p.Env, Files: []uintptr{out, out, out},
		Sys: &syscall.SysProcAttr{Ptrace: true, Setpgid: true, Pdeathsig: syscall.SIGKILL}})
	if err != nil {
		return Run{}, fmt.Errorf("tracing %s: %w", p.Args[0], err)
	}
	t := &tracer{pid: pid, fault: f, failing: -1, clock: p.Clock, asking: map[int]uintptr{}, run: Run{PID: pid, Calls: map[string]int{}, Other: map[uint64]int{}}}
	if err := t.follow(); err != nil {
		_ = unix.Kill(pid, unix.SIGKILL)
		return Run{}, fmt.Errorf("tracing %s: %w", p.Args[0], err)
	}
	return t.run, nil
}

// A tracer follows all threads of one program.
type tracer struct {
	pid     int
	fault   Fault
	run     Run
	failing int // the thread whose call is being failed, until the call returns; -1 for none
	done    bool

	clock  int64
	asking map[int]uintptr // threads that ask for the time, and where they want it
}

func (t *tracer) follow() error {
	var status unix.WaitStatus
	if _, err := unix.Wait4(t.pid, &status, unix.WALL, nil); err != nil {
		return err
	}
	if err := unix.PtraceSetOptions(t.pid, unix.PTRACE_O_TRACESYSGOOD|unix.PTRACE_O_TRACECLONE|unix.PTRACE_O_EXITKILL); err != nil {
		return err
	}
	if t.clock != 0 {
		if err := t.callForTime(); err != nil {
			return err
		}
	}
	for thread, signal := t.pid, 0; ; {
		if err := t.resume(thread, signal); err != nil && !errors.Is(err, unix.ESRCH) { // gone meanwhile
			return err
		}
		var err error
		if thread, err = unix.Wait4(-t.pid, &status, unix.WALL, nil); err != nil {
			return err
		}
		signal = 0
		switch {
		case status.Exited() || status.Signaled():
			if thread == t.pid {
				t.run.Killed, t.run.Code = status.Signaled(), status.ExitStatus()
				return nil
			}
		case status.StopSignal() == unix.SIGTRAP|0x80:
			if err := t.call(thread); err != nil && !errors.Is(err, unix.ESRCH) {
				return err
			}
		case status.StopSignal() != unix.SIGTRAP && status.StopSignal() != unix.SIGSTOP: // those are of tracing
			signal = int(status.StopSignal())
		}
	}
}

// resume lets a thread go on to its next call; once the fault has happened, to
// its end.
func (t *tracer) resume(thread, signal int) error {
	if t.done {
		return unix.PtraceCont(thread, signal)
	}
	return unix.PtraceSyscall(thread, signal)
}

// stop is the kernel's struct ptrace_syscall_info.
type stop struct {
	op     uint8
	_      [7]byte
	ip, sp uint64
	nr     uint64
	args   [7]uint64
}

const entering = 1

// call looks at a thread that stands before a system call or behind it.
func (t *tracer) call(thread int) error {
	if t.done {
		return nil
	}
	var at stop
	if _, _, e := unix.Syscall6(unix.SYS_PTRACE, unix.PTRACE_GET_SYSCALL_INFO, uintptr(thread), unsafe.Sizeof(at), uintptr(unsafe.Pointer(&at)), 0, 0); e != 0 {
		return e
	}
	if at.op != entering {
		if thread != t.failing {
			return t.tell(thread)
		}
		t.failing, t.done = -1, true
		return set(thread, func(r *unix.PtraceRegs) { r.Rax = -uint64(t.fault.Err) })
	}
	if t.clock != 0 && at.nr == unix.SYS_CLOCK_GETTIME && at.args[0] == unix.CLOCK_REALTIME {
		t.asking[thread] = uintptr(at.args[1])
	}
	name, known := table[at.nr]
	if !known {
		if !apart[at.nr] {
			t.run.Other[at.nr]++
		}
		return nil
	}
	t.run.Calls[name]++
	if name != t.fault.Call || t.run.Calls[name] != t.fault.N {
		return nil
	}
	t.run.Hit = true
	switch {
	case t.fault.Do != nil:
		t.done = true
		t.fault.Do(&t.run)
		return nil
	case t.fault.Err == 0:
		t.done = true
		return unix.Kill(t.pid, unix.SIGKILL)
	}
	t.failing = thread
	return set(thread, func(r *unix.PtraceRegs) { r.Orig_rax = ^uint64(0) }) // no such call: nothing is done
}

func set(thread int, change func(*unix.PtraceRegs)) error {
	var r unix.PtraceRegs
	if err := unix.PtraceGetRegs(thread, &r); err != nil {
		return err
	}
	change(&r)
	return unix.PtraceSetRegs(thread, &r)
}
