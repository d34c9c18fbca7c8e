package conformance

import (
	"os"
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/signal"
)

func raise(sig syscall.Signal) {
	if err := syscall.Kill(os.Getpid(), sig); err != nil {
		panic(err)
	}
}

func init() {
	traces["signal"] = func(tr *tracer) {
		caught := 0
		s := named(tr, "one", signal.New(tr.Loop))
		onSignal := func(sig syscall.Signal) {
			tr.say("one caught it: %d", bit(sig == syscall.SIGUSR2))
			if caught++; caught == 2 {
				tr.close(s)
				return
			}
			raise(syscall.SIGUSR2)
		}
		tr.say("nothing: %s", code(s.Start(0, onSignal)))
		tr.say("kill: %s", code(s.Start(syscall.SIGKILL, onSignal)))
		tr.say("active %d", bit(s.IsActive()))
		tr.say("start: %s", code(s.Start(syscall.SIGUSR2, onSignal)))
		tr.say("start again: %s", code(s.Start(syscall.SIGUSR2, onSignal)))
		raise(syscall.SIGUSR2)
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["signal_oneshot"] = func(tr *tracer) {
		caught := 0
		one, two := named(tr, "one", signal.New(tr.Loop)), named(tr, "two", signal.New(tr.Loop))
		one.StartOneshot(syscall.SIGUSR2, func(syscall.Signal) { tr.say("once, active %d", bit(one.IsActive())) })
		two.Start(syscall.SIGUSR2, func(syscall.Signal) {
			tr.say("always, other active %d", bit(one.IsActive()))
			if caught++; caught == 2 {
				tr.close(two)
			} else {
				raise(syscall.SIGUSR2)
			}
		})
		raise(syscall.SIGUSR2)
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
}
