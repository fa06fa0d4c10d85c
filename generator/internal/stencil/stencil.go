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
)

// ErrUnknown says that a template or its data has something html/template must
// see to.
var ErrUnknown = errors.New("not known to package stencil")

// A Stencil is one template, with those it calls.
type Stencil struct{ root *block }

// A block is one named template.
type block struct {
	body  step
	slots int // variables, the first is $
}

// A step writes a part of the output.
type step func(*run)

// A value is what a part of a pipeline comes to.
type value func(*run) reflect.Value

// A run is one execution of one block.
type run struct {
	out *bytes.Buffer
	dot reflect.Value
	val []reflect.Value // of the variables
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
	return &Stencil{c.block(name)}, nil
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
	s.root.run(out, concrete(reflect.ValueOf(data)))
	return nil
}

func (b *block) run(out *bytes.Buffer, dot reflect.Value) {
	r := run{out: out, dot: dot, val: make([]reflect.Value, b.slots)}
	r.val[0] = dot
	b.body(&r)
}

// catch makes an error of a panic, be it a function's that a template calls:
// html/template says what was wrong with that.
func catch(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrUnknown, p)
	}
}
