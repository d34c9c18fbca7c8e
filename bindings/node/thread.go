package node

import (
	"os"

	"github.com/uvgo/uvgo/bindings/node/env"
)

// startThread is Env.StartThread: a Runtime with these Options, which is this
// goroutine's until it is handed to its own.
func (o Options) startThread(t env.Thread) (stop func(), err error) {
	eng, err := o.NewEngine()
	if err != nil {
		return nil, err
	}
	o.Loop = nil
	o.Process.Args, o.Process.ExecArgv, o.Process.Environ = t.Args, t.ExecArgv, t.Environ
	o.Process.Channel = true
	r, err := New(eng, o)
	if err != nil {
		return nil, err
	}
	go func() {
		code := r.RunFile(t.File)
		if err := r.Close(); err != nil {
			os.Stderr.WriteString(err.Error() + "\n")
		}
		t.Ended(code)
	}()
	return func() { r.Interrupt(&env.ExitError{Code: 1}) }, nil
}
