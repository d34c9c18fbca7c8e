package conformance

import (
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
)

// spawn starts a child that says how it ends.
func spawn(tr *tracer, options process.Options) (*process.Process, error) {
	var p *process.Process
	options.OnExit = func(status int64, sig syscall.Signal) {
		tr.say("exit %d, signal %d, active %d", status, int(sig), bit(p.IsActive()))
		tr.say("kill: %s", code(p.Kill(syscall.SIGTERM)))
		tr.close(p)
	}
	if options.File == "" {
		options.File = options.Args[0]
	}
	p, err := process.Spawn(tr.Loop, options)
	return named(tr, "child", p), err
}

func init() {
	traces["spawn_exit"] = func(tr *tracer) {
		p, err := spawn(tr, process.Options{Args: []string{"sh", "-c", "exit 3"}})
		tr.say("spawn: %s", code(err))
		tr.say("active %d, has a pid %d", bit(p.IsActive()), bit(p.Pid() > 0))
		tr.say("default: %d", tr.run(uv.RunDefault))
		tr.say("still has a pid %d", bit(p.Pid() > 0))
	}
	traces["spawn_missing"] = func(tr *tracer) {
		p, err := spawn(tr, process.Options{Args: []string{"no-such-program-anywhere"}})
		tr.say("spawn: %s", code(err))
		tr.say("active %d, alive %d", bit(p.IsActive()), bit(tr.Alive()))
		tr.close(p)
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["spawn_no_permission"] = func(tr *tracer) {
		_, err := spawn(tr, process.Options{Args: []string{"/"}})
		tr.say("spawn: %s", code(err))
	}
	traces["spawn_bad_cwd"] = func(tr *tracer) {
		_, err := spawn(tr, process.Options{Args: []string{"sh"}, Cwd: "/no/such/folder"})
		tr.say("spawn: %s", code(err))
	}
	traces["spawn_kill"] = func(tr *tracer) {
		p, err := spawn(tr, process.Options{Args: []string{"sleep", "1000"}})
		tr.say("spawn: %s", code(err))
		tr.say("probe: %s", code(p.Kill(0)))
		tr.say("kill: %s", code(p.Kill(syscall.SIGKILL)))
		tr.run(uv.RunDefault)
	}
	traces["spawn_unref"] = func(tr *tracer) {
		p, err := spawn(tr, process.Options{Args: []string{"sleep", "1000"}})
		tr.say("spawn: %s", code(err))
		p.Unref()
		tr.say("default: %d", tr.run(uv.RunDefault))
		p.Ref()
		p.Kill(syscall.SIGTERM)
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
	traces["spawn_pipes"] = func(tr *tracer) {
		in, out := named(tr, "in", pipe.New(tr.Loop, false)), named(tr, "out", pipe.New(tr.Loop, false))
		var child *process.Process
		var heard []byte
		ended := 0
		both := func() {
			if ended++; ended == 2 {
				tr.say("heard %s", heard)
				tr.close(child)
				tr.close(in)
				tr.close(out)
			}
		}
		child, err := process.Spawn(tr.Loop, process.Options{
			File: "cat", Args: []string{"cat"},
			OnExit: func(int64, syscall.Signal) { both() },
			Stdio: []process.StdioContainer{
				{Flags: process.CreatePipe | process.ReadablePipe, Stream: in},
				{Flags: process.CreatePipe | process.WritablePipe, Stream: out},
				{Flags: process.Ignore},
			},
		})
		named(tr, "child", child)
		tr.say("spawn: %s", code(err))
		tr.say("in %d %d", bit(in.IsReadable()), bit(in.IsWritable()))
		tr.say("out %d %d", bit(out.IsReadable()), bit(out.IsWritable()))
		in.Write([]byte("hello"), func(err error) { tr.say("write: %s", code(err)) })
		in.Shutdown(func(err error) { tr.say("shutdown: %s", code(err)) })
		out.ReadStart(nil, func(err error, b []byte) {
			heard = append(heard, b...)
			if err != nil {
				both()
			}
		})
		tr.say("default: %d", tr.run(uv.RunDefault))
	}
}
