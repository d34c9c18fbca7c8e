package backend_test

import (
	"testing"
	"time"

	"github.com/uvgo/uvgo/uv/internal/backend"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
)

func TestSystem(t *testing.T) {
	open := func(t *testing.T) backend.Backend {
		if backend.System == "portable" {
			backendtest.SkipUnportable(t)
		}
		b, err := backend.New()
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	backendtest.Run(t, open)
	t.Run("Unix", func(t *testing.T) { backendtest.RunUnix(t, open) })
	t.Run("UDP", func(t *testing.T) { backendtest.RunUDP(t, open) })
}

func TestParked(t *testing.T) {
	backendtest.Run(t, func(t *testing.T) backend.Backend {
		b, err := backend.NewParked()
		if err != nil {
			t.Fatal(err)
		}
		return b
	})
}

func TestSim(t *testing.T) {
	for name, faults := range map[string]backend.Faults{
		"perfect": {},
		"slow":    {Latency: 50 * time.Millisecond},
		"narrow":  {Buffer: 100, Latency: time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			seed := uint64(0)
			open := func(t *testing.T) backend.Backend {
				seed++
				return backend.NewSim(seed, faults)
			}
			backendtest.Run(t, open)
			t.Run("Unix", func(t *testing.T) { backendtest.RunUnix(t, open) })
			t.Run("UDP", func(t *testing.T) { backendtest.RunUDP(t, open) })
		})
	}
}
