//go:build unix

package tty

import (
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/uv/signal"
	uvtty "github.com/uvgo/uvgo/uv/tty"
)

// guard has SIGINT and SIGTERM restore the terminal before they end the program,
// as Node does: one that stays raw is of no use to a shell. Who listens to them
// decides for himself.
func (st *state) guard() {
	if st.guarded || !st.e.HasModule("process") {
		return
	}
	st.guarded = true
	for _, number := range [...]syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		name := map[syscall.Signal]string{syscall.SIGINT: "SIGINT", syscall.SIGTERM: "SIGTERM"}[number]
		h := signal.New(st.e.Loop)
		err := h.Start(number, func(syscall.Signal) {
			process, err := st.e.Require("process")
			if err != nil {
				return
			}
			if em := events.Lookup(st.e, process); em != nil && em.Count(st.e, name) > 0 {
				return
			}
			_ = uvtty.ResetMode()
			h.Close(func() { _ = syscall.Kill(syscall.Getpid(), number) })
		})
		if err != nil {
			h.Close(nil)
			continue
		}
		h.Unref()
	}
}
