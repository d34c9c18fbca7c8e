package ipc

import (
	"strconv"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv/pipe"
)

// The variables by which a child finds its end.
const (
	FDVariable            = "NODE_CHANNEL_FD"
	SerializationVariable = "NODE_CHANNEL_SERIALIZATION_MODE"
)

// Inherit makes the descriptor that the environment names, if it does, the
// channel of the process object, and takes the variables away. A descriptor
// that is no socket is an error. Loop goroutine only.
func Inherit(e *env.Env, process engine.Value) error {
	eng := e.Engine
	environ, err := eng.Get(process, "env")
	if err != nil {
		return err
	}
	take := func(name string) string {
		v, gerr := eng.Get(environ, name)
		if gerr != nil || eng.TypeOf(v) != engine.String {
			return ""
		}
		if _, gerr = eng.Delete(environ, name); err == nil {
			err = gerr
		}
		return e.Text(v)
	}
	number, mode := take(FDVariable), take(SerializationVariable)
	if number == "" || err != nil {
		return err
	}
	fd, err := strconv.Atoi(number)
	if err != nil || fd < 0 {
		return e.Throw(env.Error, "ERR_INTERNAL_ASSERTION", FDVariable+" is no descriptor: "+number)
	}
	p := pipe.New(e.Loop, true)
	if err := p.Open(fd); err != nil {
		p.Close(nil)
		return e.ThrowError(err)
	}
	closeOnExec(fd)
	o := Options{Counted: true}
	if mode == Advanced.String() {
		o.Serialization = Advanced
	}
	st := stateOf(e)
	*inheritedOf(e) = fd
	st.parent, err = Attach(e, process, p, o)
	return err
}

// Inherited tells whether fd is, or was, the end of the channel that Inherit has
// found. Loop goroutine only.
func Inherited(e *env.Env, fd int) bool { return *inheritedOf(e) == fd }

type inheritedKey struct{}

// inheritedOf is apart from the state: whoever asks need have no channel.
func inheritedOf(e *env.Env) *int {
	return env.State(e, inheritedKey{}, func() *int { none := -1; return &none })
}

// Parent is the channel to the process that has forked this one; nil if there
// is none, or none any more. Loop goroutine only.
func Parent(e *env.Env) *Channel { return stateOf(e).parent }
