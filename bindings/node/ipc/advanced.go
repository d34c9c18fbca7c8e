package ipc

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

func (c *Channel) encodeAdvanced(engine.Value) ([]byte, error) {
	return nil, c.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "The serialization 'advanced' is not built yet")
}
