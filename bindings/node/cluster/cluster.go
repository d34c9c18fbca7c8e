package cluster

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
)

// Module is require('cluster').
var Module = env.Module{Name: "cluster", Load: load}

// IDVariable is the variable by which a worker knows that it is one.
const IDVariable = "NODE_UNIQUE_ID"

// state is what the package knows of an Env.
type state struct {
	e       *env.Env
	eng     engine.Engine
	process engine.Value
	cluster engine.Value
	emitter *events.Emitter // of cluster

	class, prototype engine.Value // Worker

	primary *primary // of the two there is one
	child   *child
}

type stateKey struct{}

func load(e *env.Env) (engine.Value, error) {
	st := env.State(e, stateKey{}, func() *state { return &state{e: e, eng: e.Engine} })
	process, err := e.Require("process")
	if err != nil {
		return nil, err
	}
	st.process = e.Keep(process)
	environ, err := e.Engine.Get(process, "env")
	if err != nil {
		return nil, err
	}
	isWorker, err := e.Engine.Has(environ, IDVariable)
	if err != nil {
		return nil, err
	}
	object, err := e.Engine.Construct(events.Class(e))
	if err != nil {
		return nil, err
	}
	st.cluster = e.Keep(object)
	st.emitter = events.Of(e, st.cluster)
	for _, p := range [...]struct {
		name string
		is   bool
	}{{"isWorker", isWorker}, {"isMaster", !isWorker}, {"isPrimary", !isWorker}} {
		if err := st.eng.Set(st.cluster, p.name, st.eng.Bool(p.is)); err != nil {
			return nil, err
		}
	}
	if isWorker {
		return st.cluster, st.loadChild()
	}
	return st.cluster, st.loadPrimary()
}

// Join makes this process the worker that the environment says it is, before a
// script runs, and takes the variable away. A process that runs no file is none.
// Loop goroutine only.
func Join(e *env.Env) error {
	if _, ok := e.Getenv(IDVariable); !ok {
		return nil
	}
	process, err := e.Require("process")
	if err != nil {
		return err
	}
	argv, err := e.Engine.Get(process, "argv")
	if err != nil {
		return err
	}
	if file, err := e.Engine.Get(argv, 1); err != nil || !e.Engine.ToBool(file) {
		return err
	}
	environ, err := e.Engine.Get(process, "env")
	if err != nil {
		return err
	}
	if id, err := e.Engine.Get(environ, IDVariable); err != nil || !e.Engine.ToBool(id) {
		return err
	}
	if _, err := e.Require("cluster"); err != nil {
		return err
	}
	st := env.State(e, stateKey{}, func() *state { return nil })
	if err := st.child.join(); err != nil {
		return err
	}
	_, err = e.Engine.Delete(environ, IDVariable)
	return err
}

// emit tells of an event of cluster.
func (st *state) emit(name string, args ...engine.Value) error {
	return events.EmitMethod(st.e, st.cluster, name, args...)
}

// exit is process.exit(0), the script's own if it has put one there.
func (st *state) exit() error {
	exit, err := st.eng.Get(st.process, "exit")
	if err == nil {
		_, err = st.eng.Call(exit, st.process, st.eng.Number(0))
	}
	return err
}
