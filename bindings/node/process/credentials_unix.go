//go:build unix

package process

import (
	"math"
	"os/user"
	"strconv"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// credentials defines what changes who the process is.
func (p *process) credentials() error {
	if p.o.NoSystem {
		return nil
	}
	var methods []env.Method
	for _, x := range [...]struct {
		name  string
		group bool
		set   func(id int) error
	}{
		{"setegid", true, func(id int) error { return syscall.Setregid(-1, id) }},
		{"seteuid", false, func(id int) error { return syscall.Setreuid(-1, id) }},
		{"setgid", true, syscall.Setgid}, {"setuid", false, syscall.Setuid},
	} {
		methods = append(methods, env.Method{Name: x.name, Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			id, err := p.credential("id", c.Arg(0), x.group)
			if err != nil {
				return nil, err
			}
			if err := x.set(id); err != nil {
				return nil, p.systemError(err, x.name)
			}
			return c.Undefined, nil
		}})
	}
	methods = append(methods,
		env.Method{Name: "setgroups", Length: 1, Func: p.setGroups},
		env.Method{Name: "initgroups", Length: 2, Func: p.initGroups})
	return p.e.Functions(p.object, methods...)
}

// credential is a user's or a group's number, or the one behind a name.
func (p *process) credential(name string, v engine.Value, group bool) (int, error) {
	e, eng := p.e, p.e.Engine
	switch eng.TypeOf(v) {
	case engine.Number:
		id, err := e.IntArg(name, v, 0, math.MaxUint32)
		return int(id), err
	case engine.String:
	default:
		return 0, e.InvalidArgType(name, "one of type number or string", v)
	}
	kind, id := "User", ""
	if group {
		kind = "Group"
		if g, err := user.LookupGroup(e.Text(v)); err == nil {
			id = g.Gid
		}
	} else if u, err := user.Lookup(e.Text(v)); err == nil {
		id = u.Uid
	}
	if n, err := strconv.Atoi(id); err == nil {
		return n, nil
	}
	return 0, p.unknownCredential(kind, e.Text(v))
}

func (p *process) unknownCredential(kind, name string) error {
	return p.e.Throw(env.Error, "ERR_UNKNOWN_CREDENTIAL", kind+" identifier does not exist: "+name)
}

func (p *process) setGroups(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	if eng.Class(c.Arg(0)) != "Array" {
		return nil, e.InvalidArgType("groups", "an instance of Array", c.Arg(0))
	}
	n, err := eng.Get(c.Arg(0), "length")
	if err != nil {
		return nil, err
	}
	length, err := e.Int(n)
	if err != nil {
		return nil, err
	}
	groups := make([]int, 0, length)
	for i := range length {
		v, err := eng.Get(c.Arg(0), i)
		if err != nil {
			return nil, err
		}
		id, err := p.credential("groups["+strconv.Itoa(i)+"]", v, true)
		if err != nil {
			return nil, err
		}
		groups = append(groups, id)
	}
	if err := syscall.Setgroups(groups); err != nil {
		return nil, p.systemError(err, "setgroups")
	}
	return c.Undefined, nil
}

// initGroups gives the process the groups of a user and one more.
func (p *process) initGroups(c *engine.Call) (engine.Value, error) {
	e, eng := p.e, p.e.Engine
	for i, name := range [...]string{"user", "extraGroup"} {
		if t := eng.TypeOf(c.Arg(i)); t != engine.Number && t != engine.String {
			return nil, e.InvalidArgType(name, "one of type number or string", c.Arg(i))
		}
	}
	find := user.Lookup
	if eng.TypeOf(c.Arg(0)) == engine.Number {
		find = user.LookupId
	}
	extra, err := p.credential("extraGroup", c.Arg(1), true)
	if err != nil {
		return nil, err
	}
	groups := []int{extra}
	if u, err := find(e.Text(c.Arg(0))); err == nil {
		ids, _ := u.GroupIds()
		for _, text := range ids {
			if id, err := strconv.Atoi(text); err == nil && id != extra {
				groups = append(groups, id)
			}
		}
	} else if eng.TypeOf(c.Arg(0)) == engine.Number {
		return nil, p.unknownCredential("User", e.Text(c.Arg(0)))
	}
	if err := syscall.Setgroups(groups); err != nil {
		return nil, p.systemError(err, "initgroups")
	}
	return c.Undefined, nil
}
