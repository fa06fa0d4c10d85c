package stencil

import (
	"html/template"
	"reflect"
	"text/template/parse"
)

// A compiler turns trees into steps. Variables are known by their slots.
type compiler struct {
	set    *template.Template
	funcs  template.FuncMap
	blocks map[string]*block
	names  []string // of the variables in scope; the index is the slot
	slots  int      // most at one time
}

// block compiles a named template once; one that calls itself finds it begun.
func (c *compiler) block(name string) *block {
	if b := c.blocks[name]; b != nil {
		return b
	}
	t := c.set.Lookup(name)
	if t == nil || t.Tree == nil {
		giveUp("template %q", name)
	}
	b := &block{}
	c.blocks[name] = b
	names, slots := c.names, c.slots
	c.names, c.slots = []string{"$"}, 1
	b.body = c.list(t.Tree.Root)
	b.slots = c.slots
	c.names, c.slots = names, slots
	return b
}

// list compiles nodes one after the other. Variables made in it end with it.
func (c *compiler) list(l *parse.ListNode) step {
	if l == nil {
		return func(*run) {}
	}
	scope := len(c.names)
	defer func() { c.names = c.names[:scope] }()
	var steps []step
	for _, n := range l.Nodes {
		if s := c.node(n); s != nil {
			steps = append(steps, s)
		}
	}
	if len(steps) == 1 {
		return steps[0]
	}
	return func(r *run) {
		for _, s := range steps {
			s(r)
		}
	}
}

func (c *compiler) node(n parse.Node) step {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(r *run) { r.out.Write(text) }
	case *parse.CommentNode:
		return nil
	case *parse.ActionNode:
		return c.action(n.Pipe)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(&n.BranchNode)
	case *parse.TemplateNode:
		return c.call(n)
	}
	giveUp("node %s", n)
	return nil
}

// action is a pipeline that is printed, or makes a variable.
func (c *compiler) action(p *parse.PipeNode) step {
	if len(p.Decl) > 0 {
		v := c.pipe(p)
		set := c.declare(p)
		return func(r *run) { set(r, v(r)) }
	}
	n := len(p.Cmds)
	for n > 0 && escapers[name(p.Cmds[n-1])] {
		n--
	}
	if n == 0 || n == len(p.Cmds) {
		giveUp("unescaped %s", p)
	}
	v, print := c.commands(p.Cmds[:n]), escaping(p.Cmds[n:])
	return func(r *run) { print(r.out, v(r)) }
}

// name is that of a command that is nothing but a function.
func name(cmd *parse.CommandNode) string {
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok && len(cmd.Args) == 1 {
		return id.Ident
	}
	return ""
}

// declare makes the one variable of a pipeline.
func (c *compiler) declare(p *parse.PipeNode) func(*run, reflect.Value) {
	if len(p.Decl) != 1 || p.IsAssign {
		giveUp("variables in %s", p)
	}
	slot := c.slot(p.Decl[0])
	return func(r *run, v reflect.Value) { r.vals[r.base+slot] = v }
}

func (c *compiler) slot(v *parse.VariableNode) int {
	c.names = append(c.names, v.Ident[0])
	c.slots = max(c.slots, len(c.names))
	return len(c.names) - 1
}

// branch is if, and with, which makes its value the dot.
func (c *compiler) branch(n *parse.BranchNode, with bool) step {
	scope := len(c.names)
	defer func() { c.names = c.names[:scope] }()
	if !with && len(n.Pipe.Decl) == 0 {
		is, then, other := c.test(n.Pipe), c.list(n.List), c.list(n.ElseList)
		return func(r *run) {
			if is(r) {
				then(r)
			} else {
				other(r)
			}
		}
	}
	cond := c.pipe(n.Pipe)
	set := func(*run, reflect.Value) {}
	if len(n.Pipe.Decl) > 0 {
		set = c.declare(n.Pipe)
	}
	then, other := c.list(n.List), c.list(n.ElseList)
	return func(r *run) {
		v := cond(r)
		set(r, v)
		switch {
		case !truth(v):
			other(r)
		case with:
			dot := r.dot
			r.dot = v
			then(r)
			r.dot = dot
		default:
			then(r)
		}
	}
}

// loop is range over a slice.
func (c *compiler) loop(n *parse.BranchNode) step {
	scope := len(c.names)
	defer func() { c.names = c.names[:scope] }()
	over := c.pipe(n.Pipe)
	if n.Pipe.IsAssign {
		giveUp("assignment in %s", n.Pipe)
	}
	slots := []int{}
	for _, d := range n.Pipe.Decl {
		slots = append(slots, c.slot(d))
	}
	body, other := c.list(n.List), c.list(n.ElseList)
	return func(r *run) {
		list := indirect(over(r))
		if k := list.Kind(); k != reflect.Slice && k != reflect.Array {
			giveUp("range over %s", list.Type())
		}
		if list.Len() == 0 {
			other(r)
			return
		}
		dot := r.dot
		for i := range list.Len() {
			e := concrete(list.Index(i))
			switch len(slots) {
			case 1:
				r.vals[r.base+slots[0]] = e
			case 2:
				r.vals[r.base+slots[0]], r.vals[r.base+slots[1]] = reflect.ValueOf(i), e
			}
			r.dot = e
			body(r)
		}
		r.dot = dot
	}
}

func (c *compiler) call(n *parse.TemplateNode) step {
	b := c.block(n.Name)
	if n.Pipe == nil {
		return func(r *run) { b.run(r, reflect.Value{}) }
	}
	if len(n.Pipe.Decl) > 0 {
		giveUp("variables in %s", n)
	}
	v := c.pipe(n.Pipe)
	return func(r *run) { b.run(r, v(r)) }
}
