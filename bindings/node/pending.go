package node

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// Pending is one thing that keeps the loop alive.
type Pending struct {
	// Kind is "Timeout" (setInterval's too), "Immediate", "promise", or the
	// kind of a handle: "tcp".
	Kind string
	// Detail tells it from its like, if anything does: "1000 ms", or the
	// address of a socket.
	Detail string
	// Where is where the script made it, innermost frame first. Nil without
	// Options.Tracing, and for what no script made, as an accepted connection.
	Where []engine.Frame
}

// String is for people, of one line for itself and one for each frame.
func (p Pending) String() string {
	var b strings.Builder
	b.WriteString(p.Kind)
	if p.Detail != "" {
		b.WriteString(" " + p.Detail)
	}
	for _, f := range p.Where {
		b.WriteString("\n    at " + f.String())
	}
	return b.String()
}

// Pending lists what keeps the loop alive: what Wait waits for. Work on the
// thread pool, such as the lookup of a name, and calls that are posted are not
// listed. Loop goroutine only.
func (r *Runtime) Pending() []Pending {
	var list []Pending
	for _, x := range r.Env.Pending() {
		where := r.Env.Birth(x.Key)
		for len(where) > 0 && where[0].File == "" { // ours: the script is what called it
			where = where[1:]
		}
		list = append(list, Pending{x.Kind, x.Detail, where})
	}
	return list
}
