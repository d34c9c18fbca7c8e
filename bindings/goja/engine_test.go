package goja_test

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/engine/enginetest"
)

func TestEngine(t *testing.T) {
	enginetest.Run(t, func() engine.Engine { return goja.New(goja.Options{}) })
}
