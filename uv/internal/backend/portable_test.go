//go:build !linux || uvgo_portable

package backend_test

import (
	"testing"

	"github.com/uvgo/uvgo/uv/internal/backend"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
)

func TestPortable(t *testing.T) {
	open := func(t *testing.T) backend.Backend {
		backendtest.SkipUnportable(t)
		b, err := backend.NewPortable()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	backendtest.Run(t, open)
	t.Run("Unix", func(t *testing.T) { backendtest.RunUnix(t, open) })
	t.Run("UDP", func(t *testing.T) { backendtest.RunUDP(t, open) })
}
