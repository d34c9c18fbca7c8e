package cluster

import (
	"slices"
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/ipc"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv/stream"
)

// The scheduling policies.
const (
	schedNone = 1
	schedRR   = 2
)

// primary is what a process that forks workers knows.
type primary struct {
	st      *state
	ids     int
	policy  int // frozen by the first setupPrimary; 0 before
	workers []*worker
	lent    []*lending     // what workers listen on, in the order they asked
	drained []engine.Value // held: who waits for the last worker to go
}

// loadPrimary fills in what cluster is in a primary.
func (st *state) loadPrimary() error {
	e, eng := st.e, st.eng
	p := &primary{st: st}
	st.primary = p
	err := st.loadWorker(func(c *engine.Call) (engine.Value, error) {
		return c.This, p.disconnectWorker(c.This)
	}, func(c *engine.Call) (engine.Value, error) {
		return c.Undefined, st.kill(c.This, c.Arg(0))
	})
	if err != nil {
		return err
	}
	policy := eng.Number(schedRR)
	if v, _ := e.Getenv("NODE_CLUSTER_SCHED_POLICY"); v == "none" {
		policy = eng.Number(schedNone)
	}
	function := func(length int, f engine.Func) engine.Value { return eng.NewFunc("", length, f) }
	setup := function(1, func(c *engine.Call) (engine.Value, error) { return c.Undefined, p.setup(c.Arg(0)) })
	for _, f := range [...]field{
		{"Worker", st.class}, {"workers", eng.NewObject(nil)}, {"settings", eng.NewObject(nil)},
		{"SCHED_NONE", eng.Number(schedNone)}, {"SCHED_RR", eng.Number(schedRR)}, {"schedulingPolicy", policy},
		{"setupPrimary", setup}, {"setupMaster", setup},
		{"fork", function(1, func(c *engine.Call) (engine.Value, error) { return p.fork(c.Arg(0)) })},
		{"disconnect", function(1, func(c *engine.Call) (engine.Value, error) { return c.Undefined, p.disconnect(c.Arg(0)) })},
	} {
		if err := eng.Set(st.cluster, f.name, f.v); err != nil {
			return err
		}
	}
	e.OnClose(func() {
		for _, l := range p.lent {
			l.close()
		}
	})
	return nil
}

// merge is Object.assign(...objects).
func (st *state) merge(objects ...engine.Value) (engine.Value, error) {
	return st.eng.Call(lang.Static(st.e, "Object", "assign"), nil, objects...)
}

// setup is cluster.setupPrimary(settings).
func (p *primary) setup(options engine.Value) error {
	st, e, eng := p.st, p.st.e, p.st.eng
	argv, err := eng.Get(st.process, "argv")
	if err != nil {
		return err
	}
	args, err := eng.Call(lang.Intrinsic(e, "Array", "slice"), argv, eng.Number(2))
	if err != nil {
		return err
	}
	exec, err := eng.Get(argv, 1)
	if err != nil {
		return err
	}
	execArgv, err := eng.Get(st.process, "execArgv")
	if err != nil {
		return err
	}
	settings := eng.NewObject(nil)
	for _, f := range [...]field{{"args", args}, {"exec", exec}, {"execArgv", execArgv}, {"silent", eng.Bool(false)}} {
		if err := eng.Set(settings, f.name, f.v); err != nil {
			return err
		}
	}
	before, err := eng.Get(st.cluster, "settings")
	if err != nil {
		return err
	}
	if settings, err = st.merge(settings, before, options); err != nil {
		return err
	}
	if err := eng.Set(st.cluster, "settings", settings); err != nil {
		return err
	}
	if p.policy == 0 {
		if err := p.freeze(); err != nil {
			return err
		}
	}
	settings = eng.Hold(settings)
	e.NextTick(func() error {
		defer eng.Release(settings)
		return st.emit("setup", settings)
	})
	return nil
}

// freeze takes the policy, which cannot be changed any more.
func (p *primary) freeze() error {
	v, err := p.st.eng.Get(p.st.cluster, "schedulingPolicy")
	if err != nil {
		return err
	}
	for _, policy := range [...]int{schedNone, schedRR} {
		if p.st.eng.Same(v, p.st.eng.Number(float64(policy))) {
			p.policy = policy
			return nil
		}
	}
	p.policy = -1 // the next setup does not ask again, as in Node
	return p.st.e.Throw(env.Error, "ERR_INTERNAL_ASSERTION", "Bad cluster.schedulingPolicy: "+p.st.e.Text(v)+
		"\nThis is caused by either a bug in Node.js or incorrect usage of Node.js internals.\n"+
		"Please open an issue with this stack trace at https://github.com/nodejs/node/issues\n")
}

// fork is cluster.fork(env).
func (p *primary) fork(environ engine.Value) (engine.Value, error) {
	st, e, eng := p.st, p.st.e, p.st.eng
	// As a script may have put its own in the place.
	setup, err := eng.Get(st.cluster, "setupPrimary")
	if err == nil {
		_, err = eng.Call(setup, st.cluster)
	}
	if err != nil {
		return nil, err
	}
	p.ids++
	id := p.ids
	process, err := p.spawn(id, environ)
	if err != nil {
		return nil, err
	}
	options := eng.NewObject(nil)
	for _, f := range [...]field{{"id", eng.Number(float64(id))}, {"process", process}} {
		if err := eng.Set(options, f.name, f.v); err != nil {
			return nil, err
		}
	}
	this, err := eng.Construct(st.class, options)
	if err != nil {
		return nil, err
	}
	w := eng.Host(this).(*worker)
	w.id, w.this = id, eng.Hold(this)
	w.peer = st.meet(ipc.Of(e, process), func(act string, message engine.Value, handle stream.Acceptor) error {
		return p.told(w, act, message, handle)
	})
	if w.peer.channel != nil {
		w.peer.channel.OnGone(func() error { return p.gone(w) })
	}
	if err := p.watch(w, process); err != nil {
		return nil, err
	}
	p.workers = append(p.workers, w)
	e.NextTick(func() error { return st.emit("fork", w.this) })
	workers, err := eng.Get(st.cluster, "workers")
	if err == nil {
		err = eng.Set(workers, id, w.this)
	}
	return w.this, err
}

// spawn forks the process of a worker as the settings say.
func (p *primary) spawn(id int, environ engine.Value) (engine.Value, error) {
	st, eng := p.st, p.st.eng
	own, err := eng.Get(st.process, "env")
	if err != nil {
		return nil, err
	}
	number := eng.NewObject(nil)
	if err := eng.Set(number, IDVariable, eng.String(strconv.Itoa(id))); err != nil {
		return nil, err
	}
	all, err := st.merge(eng.NewObject(nil), own, environ, number)
	if err != nil {
		return nil, err
	}
	settings, err := eng.Get(st.cluster, "settings")
	if err != nil {
		return nil, err
	}
	options := eng.NewObject(nil)
	if err := eng.Set(options, "env", all); err != nil {
		return nil, err
	}
	for _, name := range [...]string{"cwd", "serialization", "silent", "windowsHide", "execArgv", "stdio", "gid", "uid"} {
		v, err := eng.Get(settings, name)
		if err == nil {
			err = eng.Set(options, name, v)
		}
		if err != nil {
			return nil, err
		}
	}
	exec, err := eng.Get(settings, "exec")
	if err != nil {
		return nil, err
	}
	args, err := eng.Get(settings, "args")
	if err != nil {
		return nil, err
	}
	if st.threads(settings) {
		return st.startThread(exec, args, options)
	}
	module, err := st.e.Require("child_process")
	if err != nil {
		return nil, err
	}
	fork, err := eng.Get(module, "fork")
	if err != nil {
		return nil, err
	}
	return eng.Call(fork, module, exec, args, options)
}

// disconnect is cluster.disconnect(callback).
func (p *primary) disconnect(callback engine.Value) error {
	st, eng := p.st, p.st.eng
	if len(p.workers) == 0 {
		st.e.NextTick(p.tellDrained)
	}
	for _, w := range slices.Clone(p.workers) {
		connected, err := w.ask("isConnected")
		if err != nil {
			return err
		}
		if !connected {
			continue
		}
		disconnect, err := eng.Get(w.this, "disconnect")
		if err == nil {
			_, err = eng.Call(disconnect, w.this)
		}
		if err != nil {
			return err
		}
	}
	// Now that no worker is left, it waits for the first that ends.
	if eng.TypeOf(callback) == engine.Function {
		p.drained = append(p.drained, eng.Hold(callback))
	}
	return nil
}

// tellDrained calls who waits for the last worker to go.
func (p *primary) tellDrained() error {
	waiting := p.drained
	p.drained = nil
	for _, f := range waiting {
		_, err := p.st.eng.Call(f, nil)
		p.st.eng.Release(f)
		p.st.e.Uncaught(err)
	}
	return nil
}

// disconnectWorker is worker.disconnect(): it gets no more connections, and is
// asked to leave.
func (p *primary) disconnectWorker(this engine.Value) error {
	eng := p.st.eng
	if err := eng.Set(this, "exitedAfterDisconnect", eng.Bool(true)); err != nil {
		return err
	}
	w, ok := eng.Host(this).(*worker)
	if !ok || w.peer == nil {
		return nil
	}
	if _, err := w.peer.send(nil, nil, w.peer.act("disconnect")); err != nil {
		return err
	}
	p.takeBack(w)
	return p.remove(w)
}

// kill is worker.kill(signal).
func (st *state) kill(this, signal engine.Value) error {
	eng := st.eng
	process, err := eng.Get(this, "process")
	if err != nil {
		return err
	}
	kill, err := eng.Get(process, "kill")
	if err != nil {
		return err
	}
	if !eng.ToBool(signal) {
		signal = eng.String("SIGTERM")
	}
	_, err = eng.Call(kill, process, signal)
	return err
}

// remove takes a worker from cluster.workers, if it is still there; that there is
// none left may be waited for.
func (p *primary) remove(w *worker) error {
	p.workers = slices.DeleteFunc(p.workers, func(o *worker) bool { return o == w })
	workers, err := p.st.eng.Get(p.st.cluster, "workers")
	if err != nil {
		return err
	}
	if _, err := p.st.eng.Delete(workers, w.id); err != nil {
		return err
	}
	if len(p.workers) == 0 {
		return p.tellDrained()
	}
	return nil
}

// watch hears what becomes of a worker's process.
func (p *primary) watch(w *worker, process engine.Value) error {
	e, st := p.st.e, p.st
	_, err := events.Of(e, w.this).OnGo(e, w.this, "message", func(_ engine.Value, args []engine.Value) error {
		return st.emit("message", append([]engine.Value{w.this}, args...)...)
	})
	if err != nil {
		return err
	}
	emitter := events.Of(e, process)
	_, err = emitter.OnceGo(e, process, "exit", func(_ engine.Value, args []engine.Value) error { return p.exited(w, args) })
	if err != nil {
		return err
	}
	_, err = emitter.OnceGo(e, process, "disconnect", func(engine.Value, []engine.Value) error { return p.disconnected(w) })
	return err
}
