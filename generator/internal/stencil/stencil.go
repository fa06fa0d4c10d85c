// Package stencil runs templates of html/template faster than it does. The
// escaping is html/template's own: it decides once, for each place of a
// template, what is to be escaped how, and writes that down in the template's
// tree. A Stencil is that tree made of functions, which find a field by its place
// instead of its name and call an escaper instead of having it called by
// reflection: a page costs a fraction of the time and hardly any memory.
//
// It knows the part of the language that templates here use. For anything else,
// in a template or in its data, Execute says ErrUnknown and has written nothing;
// html/template then makes the page, or says what is wrong with it.
package stencil

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
)

// ErrUnknown says that a template or its data has something html/template must
// see to.
var ErrUnknown = errors.New("not known to package stencil")

// HTML is html/template's HTML as bytes: what is finished need not become a
// string to stand in a page. html/template does not know it.
type HTML []byte

// A Stencil is one template, with those it calls.
type Stencil struct {
	root *block
	runs sync.Pool // of *run, for their room
}

// A block is one named template.
type block struct {
	body  step
	slots int // variables, the first is $
}

// A step writes a part of the output.
type step func(*run)

// A value is what a part of a pipeline comes to; a test, whether that is true.
type (
	value func(*run) reflect.Value
	test  func(*run) bool
)

// A run is one execution.
type run struct {
	out  *bytes.Buffer
	dot  reflect.Value
	vals []reflect.Value // variables of the blocks at work, the innermost's last
	base int             // where these begin
}

// giveUp ends compiling or running: html/template is to see to it.
func giveUp(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

// New makes a stencil of the template of a name, which must not be parsed any
// further. funcs are the functions it was parsed with.
func New(t *template.Template, name string, funcs template.FuncMap) (s *Stencil, err error) {
	var bad *template.Error
	if err := t.ExecuteTemplate(io.Discard, name, nil); errors.As(err, &bad) { // escapes it
		return nil, err
	}
	defer catch(&err)
	c := &compiler{set: t, funcs: funcs, blocks: map[string]*block{}}
	return &Stencil{root: c.block(name)}, nil
}

// Execute writes the output for data to out; nothing when it returns an error.
func (s *Stencil) Execute(out *bytes.Buffer, data any) (err error) {
	start := out.Len()
	defer func() {
		if err != nil {
			out.Truncate(start)
		}
	}()
	defer catch(&err)
	r, _ := s.runs.Get().(*run)
	if r == nil {
		r = new(run)
	}
	r.out = out
	s.root.run(r, concrete(reflect.ValueOf(data)))
	clear(r.vals[:cap(r.vals)]) // nothing of a page stays in memory
	*r = run{vals: r.vals}
	s.runs.Put(r)
	return nil
}

// run executes a block within a run. The variables around it come back after it.
func (b *block) run(r *run, dot reflect.Value) {
	base, around := r.base, r.dot
	r.base, r.dot = len(r.vals), dot
	r.vals = append(r.vals, dot)
	for range b.slots - 1 {
		r.vals = append(r.vals, reflect.Value{})
	}
	b.body(r)
	r.vals = r.vals[:r.base]
	r.base, r.dot = base, around
}

// catch makes an error of a panic, be it a function's that a template calls:
// html/template says what was wrong with that.
func catch(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrUnknown, p)
	}
}
