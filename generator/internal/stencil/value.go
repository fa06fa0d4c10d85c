package stencil

import (
	"reflect"
	"sync/atomic"
	"text/template/parse"
)

// pipe is what a pipeline comes to.
func (c *compiler) pipe(p *parse.PipeNode) value { return c.commands(p.Cmds) }

// commands gives each command the value of the one before as its last argument.
func (c *compiler) commands(cmds []*parse.CommandNode) value {
	var v value
	for _, cmd := range cmds {
		v = c.command(cmd, v)
	}
	return func(r *run) reflect.Value { return concrete(v(r)) }
}

func (c *compiler) command(cmd *parse.CommandNode, last value) value {
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		args := c.args(cmd.Args[1:])
		if last != nil {
			args = append(args, last)
		}
		return c.function(id.Ident, args)
	}
	if last != nil {
		giveUp("pipe into %s", cmd)
	}
	return c.operand(cmd.Args[0], c.args(cmd.Args[1:]))
}

func (c *compiler) args(nodes []parse.Node) []value {
	var out []value
	for _, n := range nodes {
		out = append(out, c.operand(n, nil))
	}
	return out
}

// operand is a value that stands in a command. Only a method takes arguments.
func (c *compiler) operand(n parse.Node, args []value) value {
	switch n := n.(type) {
	case *parse.FieldNode:
		return fields(func(r *run) reflect.Value { return r.dot }, n.Ident, args)
	case *parse.VariableNode:
		return fields(c.variable(n.Ident[0]), n.Ident[1:], args)
	case *parse.ChainNode:
		return fields(c.operand(n.Node, nil), n.Field, args)
	}
	if len(args) > 0 {
		giveUp("arguments of %s", n)
	}
	switch n := n.(type) {
	case *parse.DotNode:
		return func(r *run) reflect.Value { return r.dot }
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return c.pipe(n)
		}
	case *parse.IdentifierNode:
		return c.function(n.Ident, nil)
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.BoolNode:
		return constant(n.True)
	case *parse.NumberNode:
		if n.IsInt && !n.IsComplex || n.IsInt && n.Text[len(n.Text)-1] != 'i' {
			return constant(int(n.Int64))
		}
	}
	giveUp("operand %s", n)
	return nil
}

func constant(v any) value {
	is := reflect.ValueOf(v)
	return func(*run) reflect.Value { return is }
}

func (c *compiler) variable(name string) value {
	for slot := len(c.names) - 1; slot >= 0; slot-- {
		if c.names[slot] == name {
			return func(r *run) reflect.Value { return r.vals[r.base+slot] }
		}
	}
	giveUp("variable %s", name)
	return nil
}

// fields goes from a value to its field, to that one's, and so on; the last may
// be a method that takes args.
func fields(of value, names []string, args []value) value {
	for i, name := range names {
		if i == len(names)-1 {
			of = field(of, name, args)
		} else {
			of = field(of, name, nil)
		}
	}
	if len(names) == 0 && len(args) > 0 {
		giveUp("arguments of a value")
	}
	return of
}

// member is where a type has what a name stands for.
type member struct {
	of     reflect.Type
	index  []int // of a field
	method bool
}

// field finds a field or a method, and where it was the last time: mostly a
// place in a template sees values of one type only.
func field(of value, name string, args []value) value {
	var last atomic.Pointer[member]
	return func(r *run) reflect.Value {
		v := indirect(of(r))
		m := last.Load()
		if m == nil || m.of != v.Type() {
			m = find(v.Type(), name)
			last.Store(m)
		}
		if m.method {
			if v.CanAddr() {
				v = v.Addr()
			}
			return invoke(v.MethodByName(name), r, args)
		}
		if len(args) > 0 {
			giveUp("arguments of field %s", name)
		}
		if len(m.index) == 1 {
			return v.Field(m.index[0])
		}
		if len(m.index) == 2 && v.Field(m.index[0]).Kind() == reflect.Struct {
			return v.Field(m.index[0]).Field(m.index[1])
		}
		f, err := v.FieldByIndexErr(m.index)
		if err != nil {
			giveUp("%v", err)
		}
		return f
	}
}

// find looks for a method first, as text/template does.
func find(t reflect.Type, name string) *member {
	if _, ok := t.MethodByName(name); ok {
		return &member{of: t, method: true}
	}
	if _, ok := reflect.PointerTo(t).MethodByName(name); ok {
		giveUp("method %s of a pointer to %s", name, t)
	}
	if t.Kind() == reflect.Struct {
		if f, ok := t.FieldByName(name); ok && f.IsExported() {
			return &member{of: t, index: f.Index}
		}
	}
	giveUp("field %s of %s", name, t)
	return nil
}

// indirect follows pointers and interfaces to what they hold.
func indirect(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		giveUp("nil")
	}
	return v
}

// concrete is what an interface holds; the zero Value for nil.
func concrete(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// truth is that of text/template: neither zero, nor empty, nor nil.
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Chan, reflect.Func:
		giveUp("truth of a %s", v.Type())
	}
	return !v.IsZero()
}
