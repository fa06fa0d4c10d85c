package stencil

import (
	"cmp"
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// function is a call of one of the language's own functions or the theme's.
func (c *compiler) function(name string, args []value) value {
	switch f := c.funcs[name]; {
	case f != nil:
		fn := reflect.ValueOf(f)
		return func(r *run) reflect.Value { return invoke(fn, r, args) }
	case name == "and", name == "or":
		return junction(args, name == "or")
	case name == "len" && len(args) == 1:
		return func(r *run) reflect.Value { return reflect.ValueOf(length(args[0](r))) }
	case name == "index" && len(args) == 2:
		return func(r *run) reflect.Value { return at(args[0](r), args[1](r)) }
	case name == "slice" && len(args) == 2:
		return func(r *run) reflect.Value {
			list := args[0](r)
			return part(list, args[1](r), reflect.ValueOf(length(list)))
		}
	case name == "slice" && len(args) == 3:
		return func(r *run) reflect.Value { return part(args[0](r), args[1](r), args[2](r)) }
	case name == "printf" && len(args) > 0:
		return func(r *run) reflect.Value { return reflect.ValueOf(format(r, args)) }
	}
	if is := judgement(name, args); is != nil {
		return func(r *run) reflect.Value { return reflect.ValueOf(is(r)) }
	}
	giveUp("function %s of %d", name, len(args))
	return nil
}

// test is a pipeline whose value nobody sees. What only judges makes none.
func (c *compiler) test(p *parse.PipeNode) test {
	cmd := p.Cmds[0]
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok && len(p.Cmds) == 1 && len(p.Decl) == 0 && c.funcs[id.Ident] == nil {
		if until := id.Ident == "or"; (until || id.Ident == "and") && len(cmd.Args) > 1 {
			return c.allOrAny(cmd.Args[1:], until)
		}
		if is := judgement(id.Ident, c.args(cmd.Args[1:])); is != nil {
			return is
		}
	}
	v := c.pipe(p)
	return func(r *run) bool { return truth(v(r)) }
}

// allOrAny asks one after the other until an answer is the one that decides.
func (c *compiler) allOrAny(nodes []parse.Node, until bool) test {
	var tests []test
	for _, n := range nodes {
		if p, ok := n.(*parse.PipeNode); ok {
			tests = append(tests, c.test(p))
			continue
		}
		v := c.operand(n, nil)
		tests = append(tests, func(r *run) bool { return truth(concrete(v(r))) })
	}
	return func(r *run) bool {
		for _, is := range tests {
			if is(r) == until {
				return until
			}
		}
		return !until
	}
}

// judgement is a call of a function that says yes or no; nil for another one.
func judgement(name string, args []value) test {
	switch compares := comparisons[name]; {
	case name == "not" && len(args) == 1:
		return func(r *run) bool { return !truth(concrete(args[0](r))) }
	case compares != nil && len(args) == 2:
		return func(r *run) bool { return compares(compare(args[0](r), args[1](r))) }
	}
	return nil
}

// junction is the first argument that decides, or the last one.
func junction(args []value, until bool) value {
	if len(args) == 0 {
		giveUp("and, or of nothing")
	}
	return func(r *run) reflect.Value {
		var v reflect.Value
		for _, a := range args {
			if v = concrete(a(r)); truth(v) == until {
				break
			}
		}
		return v
	}
}

// comparisons say what the order of two values must be.
var comparisons = map[string]func(order int) bool{
	"eq": func(o int) bool { return o == 0 }, "ne": func(o int) bool { return o != 0 },
	"lt": func(o int) bool { return o < 0 }, "le": func(o int) bool { return o <= 0 },
	"gt": func(o int) bool { return o > 0 }, "ge": func(o int) bool { return o >= 0 },
}

// compare orders two strings or two integers.
func compare(a, b reflect.Value) int {
	a, b = concrete(a), concrete(b)
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return strings.Compare(a.String(), b.String())
	case a.CanInt() && b.CanInt():
		return cmp.Compare(a.Int(), b.Int())
	}
	giveUp("comparison of %s with %s", kind(a), kind(b))
	return 0
}

func kind(v reflect.Value) string { return v.Kind().String() }

func length(v reflect.Value) int {
	v = indirect(v)
	switch v.Kind() {
	case reflect.Slice, reflect.Array, reflect.String, reflect.Map:
		return v.Len()
	}
	giveUp("length of a %s", kind(v))
	return 0
}

// at is an element of a slice.
func at(list, i reflect.Value) reflect.Value {
	list, i = indirect(list), indirect(i)
	if k := list.Kind(); k != reflect.Slice && k != reflect.Array || !i.CanInt() || i.Int() < 0 || i.Int() >= int64(list.Len()) {
		giveUp("index of a %s", kind(list))
	}
	return list.Index(int(i.Int()))
}

// format is fmt.Sprintf.
func format(r *run, args []value) string {
	var in []any
	for _, a := range args {
		v := concrete(a(r))
		if !v.IsValid() || !v.CanInterface() {
			giveUp("nil in printf")
		}
		in = append(in, v.Interface())
	}
	f, ok := in[0].(string)
	if !ok {
		giveUp("printf without a format")
	}
	return fmt.Sprintf(f, in[1:]...)
}

// part is a stretch of a slice or a string.
func part(list, from, to reflect.Value) reflect.Value {
	list, from, to = indirect(list), indirect(from), indirect(to)
	if k := list.Kind(); k != reflect.Slice && k != reflect.String || !from.CanInt() || !to.CanInt() ||
		from.Int() < 0 || from.Int() > to.Int() || to.Int() > int64(list.Len()) {
		giveUp("slice of a %s", kind(list))
	}
	return list.Slice(int(from.Int()), int(to.Int()))
}

// invoke calls a function that cannot fail with arguments of just its types.
func invoke(fn reflect.Value, r *run, args []value) reflect.Value {
	t := fn.Type()
	if t.IsVariadic() || t.NumIn() != len(args) || t.NumOut() != 1 {
		giveUp("call of a %s", t)
	}
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		if in[i] = concrete(a(r)); !in[i].IsValid() || !in[i].Type().AssignableTo(t.In(i)) {
			giveUp("argument of a %s", t)
		}
	}
	return fn.Call(in)[0]
}
