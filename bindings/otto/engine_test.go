package otto

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/engine/enginetest"
)

func TestEngine(t *testing.T) {
	enginetest.Run(t, func() engine.Engine { return New(Options{}) })
}
