package stream

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// The modules of before require('stream') gave the classes by name.
var (
	DuplexModule      = alias("_stream_duplex", "Duplex")
	PassThroughModule = alias("_stream_passthrough", "PassThrough")
	ReadableModule    = alias("_stream_readable", "Readable")
	TransformModule   = alias("_stream_transform", "Transform")
	WritableModule    = alias("_stream_writable", "Writable")
)

func alias(module, class string) env.Module {
	return env.Module{Name: module, Load: func(e *env.Env) (engine.Value, error) {
		exports, err := e.Require("stream")
		if err != nil {
			return nil, err
		}
		return e.Engine.Get(exports, class)
	}}
}
