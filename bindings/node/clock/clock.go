// Package clock is the time that performance.now and event.timeStamp tell:
// milliseconds since the Env began.
package clock

import (
	"time"

	"github.com/uvgo/uvgo/bindings/node/env"
)

type originKey struct{}

// Origin is when the Env's time began: when this was first asked. Loop
// goroutine only.
func Origin(e *env.Env) time.Time {
	return env.State(e, originKey{}, e.Now)
}

// Now is the milliseconds since Origin. Loop goroutine only.
func Now(e *env.Env) float64 { return Millis(e.Now().Sub(Origin(e))) }

// OriginMillis is Origin in milliseconds since 1970. Loop goroutine only.
func OriginMillis(e *env.Env) float64 { return float64(Origin(e).UnixNano()/1e3) / 1e3 }

// Millis is a duration as scripts count it. Safe from any goroutine.
func Millis(d time.Duration) float64 { return float64(d) / 1e6 }
