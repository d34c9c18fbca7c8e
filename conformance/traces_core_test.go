package conformance

import (
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
	"github.com/uvgo/uvgo/uv/work"
)

func (tr *tracer) run(mode uv.RunMode) int { return bit(tr.Run(mode)) }

// timer makes a timer that says its name and closes.
func (tr *tracer) closingTimer(name string) (*timer.Timer, func()) {
	t := named(tr, name, timer.New(tr.Loop))
	return t, func() { tr.say("%s", name); tr.close(t) }
}

func init() {
	traces["tick"] = func(tr *tracer) {
		idle, prepare := uv.NewIdle(tr.Loop), uv.NewPrepare(tr.Loop)
		check := named(tr, "check", uv.NewCheck(tr.Loop))
		t, fire := tr.closingTimer("timer")
		t.Start(0, 0, fire)
		check.Start(func() { tr.say("check"); tr.close(check) })
		prepare.Start(func() { tr.say("prepare"); prepare.Stop() })
		idle.Start(func() { tr.say("idle"); idle.Stop() })
		tr.say("once: %d", tr.run(uv.RunOnce))
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["default_runs_timers_first"] = func(tr *tracer) {
		check := named(tr, "check", uv.NewCheck(tr.Loop))
		t, fire := tr.closingTimer("timer")
		t.Start(0, 0, fire)
		check.Start(func() { tr.say("check"); tr.close(check) })
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["latest_first"] = func(tr *tracer) {
		var p [3]*uv.Prepare
		var say [3]func()
		for i, name := range [...]string{"first", "second", "third"} {
			p[i] = uv.NewPrepare(tr.Loop)
			say[i] = func() { tr.say("%s", name) }
			p[i].Start(say[i])
		}
		idle, rounds := uv.NewIdle(tr.Loop), 0
		idle.Start(func() {
			if rounds++; rounds == 3 {
				tr.Stop()
			}
		})
		tr.run(uv.RunDefault)
		tr.say("again: %s", code(p[0].Start(say[0])))
		p[0].Stop()
		p[0].Start(say[0])
		tr.run(uv.RunNoWait)
	}
	traces["start_and_stop_inside_a_phase"] = func(tr *tracer) {
		stopped, started, starter := uv.NewPrepare(tr.Loop), uv.NewPrepare(tr.Loop), uv.NewPrepare(tr.Loop)
		stopped.Start(func() { tr.say("stopped") })
		starter.Start(func() {
			tr.say("starter")
			stopped.Stop()
			started.Start(func() { tr.say("started") })
			starter.Stop()
		})
		for range 2 {
			tr.say("tick")
			tr.run(uv.RunNoWait)
		}
	}
	traces["start_twice"] = func(tr *tracer) {
		check := uv.NewCheck(tr.Loop)
		tr.say("%s", code(check.Start(func() { tr.say("old") })))
		tr.say("%s", code(check.Start(func() { tr.say("new") })))
		tr.run(uv.RunNoWait)
		tr.say("no callback: %s", code(check.Start(nil)))
		check.Stop()
		tr.say("no callback: %s", code(check.Start(nil)))
	}
	traces["stop_before_run"] = func(tr *tracer) {
		t, fire := tr.closingTimer("timer")
		t.Start(0, 0, fire)
		tr.Stop()
		tr.say("first: %d", tr.run(uv.RunDefault))
		tr.say("second: %d", tr.run(uv.RunDefault))
	}
	traces["stop_inside"] = func(tr *tracer) {
		uv.NewPrepare(tr.Loop).Start(func() { tr.say("stop"); tr.Stop() })
		uv.NewCheck(tr.Loop).Start(func() { tr.say("check") })
		t, fire := tr.closingTimer("timer")
		t.Start(100*time.Second, 0, fire)
		tr.say("default: %d", tr.run(uv.RunDefault))
		tr.say("active: %d", bit(t.IsActive()))
	}
	traces["close_order"] = func(tr *tracer) {
		a, b, late := uv.NewPrepare(tr.Loop), named(tr, "b", uv.NewPrepare(tr.Loop)), named(tr, "late", uv.NewPrepare(tr.Loop))
		check := uv.NewCheck(tr.Loop)
		check.Start(func() { tr.say("-- check") })
		check.Unref()
		a.Close(func() { tr.say("closed a"); tr.close(late) })
		tr.close(b)
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["close_in_timer"] = func(tr *tracer) {
		t, fire := tr.closingTimer("timer")
		t.Start(time.Millisecond, 0, fire)
		check, rounds := named(tr, "check", uv.NewCheck(tr.Loop)), 0
		check.Start(func() {
			tr.say("check")
			if rounds++; rounds == 2 {
				tr.close(check)
			}
		})
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["alive"] = func(tr *tracer) {
		tr.say("empty: %d", bit(tr.Alive()))
		t, fire := tr.closingTimer("timer")
		tr.say("inactive: %d", bit(tr.Alive()))
		t.Start(100*time.Second, 0, fire)
		tr.say("active: %d", bit(tr.Alive()))
		t.Unref()
		t.Unref()
		tr.say("unref'd: %d, has ref %d", bit(tr.Alive()), bit(t.HasRef()))
		t.Ref()
		tr.say("ref'd: %d", bit(tr.Alive()))
		t.Unref()
		tr.close(t)
		tr.say("closing: %d, is closing %d, is active %d", bit(tr.Alive()), bit(t.IsClosing()), bit(t.IsActive()))
		tr.say("run: %d", tr.run(uv.RunDefault))
		tr.say("closed: %d, is closing %d", bit(tr.Alive()), bit(t.IsClosing()))
	}
	traces["loop_close_busy"] = func(tr *tracer) {
		t, _ := tr.closingTimer("timer")
		tr.say("inactive handle: %s", code(tr.Loop.Close()))
		tr.close(t)
		tr.say("closing handle: %s", code(tr.Loop.Close()))
		tr.run(uv.RunDefault)
	}
	traces["backend_timeout"] = func(tr *tracer) {
		tr.say("nothing: %d", ms(tr.BackendTimeout()))
		prepare := named(tr, "prepare", uv.NewPrepare(tr.Loop))
		prepare.Start(func() {})
		tr.say("before the first poll: %d", ms(tr.BackendTimeout()))
		tr.run(uv.RunNoWait)
		tr.say("active handle: %d", ms(tr.BackendTimeout()))
		t, fire := tr.closingTimer("timer")
		t.Start(5*time.Second, 0, fire)
		tr.say("timer: %d", ms(tr.BackendTimeout()))
		t.Unref()
		tr.say("unref'd timer: %d", ms(tr.BackendTimeout()))
		idle := uv.NewIdle(tr.Loop)
		idle.Start(func() {})
		idle.Unref()
		tr.say("unref'd idle: %d", ms(tr.BackendTimeout()))
		idle.Stop()
		tr.Stop()
		tr.say("stopping: %d", ms(tr.BackendTimeout()))
		tr.run(uv.RunNoWait)
		tr.close(prepare)
		tr.say("closing: %d", ms(tr.BackendTimeout()))
		t.Stop()
	}
	traces["once_with_idle"] = func(tr *tracer) {
		idle := uv.NewIdle(tr.Loop)
		idle.Start(func() { tr.say("idle"); idle.Stop() })
		t, fire := tr.closingTimer("timer")
		t.Start(100*time.Second, 0, fire)
		tr.say("once: %d", tr.run(uv.RunOnce))
		tr.say("nowait: %d", tr.run(uv.RunNoWait))
	}
	traces["async"] = func(tr *tracer) {
		var first, second *uv.Async
		sends := 0
		first = named(tr, "async", uv.NewAsync(tr.Loop, func() {
			tr.say("async")
			if sends++; sends < 3 {
				first.Send()
				return
			}
			tr.close(first)
			tr.close(second)
		}))
		second = named(tr, "async2", uv.NewAsync(tr.Loop, func() { tr.say("async2") }))
		tr.say("active: %d", bit(first.IsActive()))
		first.Send()
		first.Send()
		first.Send()
		second.Send()
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["async_close_drops"] = func(tr *tracer) {
		a := named(tr, "async", uv.NewAsync(tr.Loop, func() { tr.say("async") }))
		a.Send()
		tr.close(a)
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["walk"] = func(tr *tracer) {
		named(tr, "one", timer.New(tr.Loop))
		check := named(tr, "two", uv.NewCheck(tr.Loop))
		named(tr, "three", tcp.New(tr.Loop))
		named(tr, "four", uv.NewAsync(tr.Loop, func() {}))
		named(tr, "five", uv.NewIdle(tr.Loop))
		named(tr, "six", uv.NewPrepare(tr.Loop))
		tr.close(check)
		tr.Walk(func(h uv.AnyHandle) {
			tr.say("%s %s closing %d", tr.names[h], h.KindName(), bit(h.IsClosing()))
		})
	}
	traces["work"] = func(tr *tracer) {
		work.Queue(tr.Loop, func() {}, func(err error) { tr.say("after: %s", code(err)) })
		tr.say("queue: ok") // ours cannot fail
		tr.say("alive: %d", bit(tr.Alive()))
		tr.say("loop close: %s", code(tr.Loop.Close()))
		tr.say("default: %d", tr.run(uv.RunDefault))
		if !work.Queue(tr.Loop, nil, nil).InFlight() {
			tr.say("no function: EINVAL") // ours has no error to return
		}
	}
	traces["work_cancel"] = func(tr *tracer) {
		gate, begun := make(chan struct{}), make(chan struct{})
		done := 0
		var jobs [5]*work.Request
		for i := range jobs {
			jobs[i] = work.Queue(tr.Loop, func() { begun <- struct{}{}; <-gate }, func(err error) {
				if i == 4 {
					tr.say("fifth: %s", code(err))
				}
				if done++; done == 5 {
					tr.say("all done")
				}
			})
			if i < 4 {
				<-begun
			}
		}
		tr.say("running: %s", code(jobs[0].Cancel()))
		tr.say("waiting: %s", code(jobs[4].Cancel()))
		close(gate)
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["errors"] = func(tr *tracer) {
		for _, c := range uv.Codes() {
			tr.say("%s %d %s", c.Name(), int(c), c.Message())
		}
		tr.say("%s / %s", uv.Code(-12345).Name(), uv.Code(-12345).Message())
	}
}
