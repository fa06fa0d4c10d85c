package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/pprof"
	"sync"
	"sync/atomic"
	"time"
)

// A meter tells how far a build is and, at its end, what each stage took. It is
// the only place that looks at the clock: nothing of it comes into the output.
type meter struct {
	w       io.Writer
	show    bool // progress lines
	live    bool // w is a terminal: one line, written over
	mu      sync.Mutex
	stages  []stretch
	done    atomic.Int64
	said    time.Time // when the last line was written
	written bool      // a live line stands
}

// A stretch of time is a stage of the build: so many things done from start to end.
type stretch struct {
	name       string
	total      int
	start, end time.Time
}

// Lines come this often: on a terminal, and where each stays.
const (
	liveEvery  = 200 * time.Millisecond
	plainEvery = 10 * time.Second
)

// newMeter makes a meter that writes progress to w unless quiet.
func newMeter(w io.Writer, quiet bool) *meter {
	m := &meter{w: w, show: !quiet, said: time.Now()}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		m.live = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return m
}

// Stage begins the next stage, of total things; 0 when they are not counted.
func (m *meter) Stage(name string, total int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	now := time.Now()
	m.close(now)
	m.done.Store(0)
	m.stages = append(m.stages, stretch{name: name, total: total, start: now})
	m.say(now)
}

// Step says that one thing more is done.
func (m *meter) Step() {
	m.done.Add(1)
	if !m.show || !m.mu.TryLock() { // somebody else is at it
		return
	}
	defer m.mu.Unlock()
	m.say(time.Now())
}

// Close ends the last stage.
func (m *meter) Close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.close(time.Now())
	m.clear()
}

// clear takes a live line away, before others are written.
func (m *meter) clear() {
	if m.written {
		fmt.Fprint(m.w, "\r\x1b[K")
		m.written = false
	}
}

func (m *meter) close(now time.Time) {
	if n := len(m.stages); n > 0 && m.stages[n-1].end.IsZero() {
		m.stages[n-1].end = now
	}
}

// say writes a line when it is time for one.
func (m *meter) say(now time.Time) {
	every := plainEvery
	if m.live {
		every = liveEvery
	}
	if !m.show || len(m.stages) == 0 || now.Sub(m.said) < every {
		return
	}
	m.said = now
	s := m.stages[len(m.stages)-1]
	line := progressLine(s.name, int(m.done.Load()), s.total, now.Sub(s.start))
	if m.live {
		m.written = true
		fmt.Fprintf(m.w, "\r%s\x1b[K", line)
		return
	}
	fmt.Fprintln(m.w, line)
}

// progressLine is such as "pages: 1200 of 31000, 4100 a second, 7 s left", once there
// is something to tell it from.
func progressLine(name string, done, total int, spent time.Duration) string {
	if total == 0 || done == 0 || spent <= 0 {
		return name + " …"
	}
	if done < total/100 { // too few to tell from
		return fmt.Sprintf("%s: %d of %d", name, done, total)
	}
	rate := float64(done) / spent.Seconds()
	left := time.Duration(float64(total-done) / rate * float64(time.Second))
	return fmt.Sprintf("%s: %d of %d, %.0f a second, %.0f s left", name, done, total, rate, left.Seconds())
}

// table writes what each stage took.
func (m *meter) table(w io.Writer) {
	fmt.Fprintf(w, "%-10s%10s%10s%12s\n", "stage", "seconds", "count", "a second")
	var all time.Duration
	for _, s := range m.stages {
		d := s.end.Sub(s.start)
		all += d
		count, rate := "", ""
		if s.total > 0 {
			count = fmt.Sprint(s.total)
			rate = fmt.Sprintf("%.0f", float64(s.total)/max(d.Seconds(), 1e-9))
		}
		fmt.Fprintf(w, "%-10s%10.3f%10s%12s\n", s.name, d.Seconds(), count, rate)
	}
	fmt.Fprintf(w, "%-10s%10.3f\n", "all", all.Seconds())
}

// profiled writes a profile of the processor's time that something takes, if it is
// told where to.
func profiled(file string, do func() error) error {
	if file == "" {
		return do()
	}
	f, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("writing the profile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return fmt.Errorf("writing the profile: %w", errors.Join(err, f.Close()))
	}
	err = do()
	pprof.StopCPUProfile()
	return errors.Join(err, f.Close())
}
