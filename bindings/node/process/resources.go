package process

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/sysinfo"
	"github.com/uvgo/uvgo/uv/tcp"
)

// resourceNames are Node's names for kinds of handles.
var resourceNames = map[string]string{
	"tcp": "TCPSocketWrap", "pipe": "PipeWrap", "tty": "TTYWrap", "udp": "UDPWrap", "process": "ProcessWrap",
	"signal": "SignalWrap", "fsevent": "FSEventWrap", "fspoll": "StatWatcher", "promise": "Promise",
}

// resourceName is what getActiveResourcesInfo calls a thing. What has no peer
// waits for some.
func resourceName(r env.Resource) string {
	name, ok := resourceNames[r.Kind]
	if !ok {
		return r.Kind
	}
	h := r.Key
	if len(r.Handles) > 0 {
		h = any(r.Handles[0])
	}
	switch h := h.(type) {
	case *tcp.TCP:
		if _, err := h.PeerName(); err != nil {
			return "TCPServerWrap"
		}
	case *pipe.Pipe:
		if _, err := h.PeerName(); err != nil {
			return "PipeServerWrap"
		}
	}
	return name
}

// resources defines what tells of what keeps the program alive, and of memory
// beyond its own.
func (p *process) resources() error {
	e, eng := p.e, p.e.Engine
	memory := func(name string, ask func() uint64) env.Method {
		return env.Method{Name: name, Func: func(*engine.Call) (engine.Value, error) {
			if err := p.denied(name); err != nil {
				return nil, err
			}
			return eng.Number(float64(ask())), nil
		}}
	}
	return e.Functions(p.object,
		env.Method{Name: "getActiveResourcesInfo", Func: func(*engine.Call) (engine.Value, error) {
			// Requests, handles, then timers: Node's order.
			var groups [3][]string
			for _, r := range e.Pending() {
				i := 0
				if _, isHandle := r.Key.(uv.AnyHandle); isHandle {
					i = 1
				} else if r.Kind == "Timeout" || r.Kind == "Immediate" {
					i = 2
				}
				groups[i] = append(groups[i], resourceName(r))
			}
			return p.array(append(append(groups[0], groups[1]...), groups[2]...)), nil
		}},
		memory("constrainedMemory", sysinfo.ConstrainedMemory),
		memory("availableMemory", sysinfo.AvailableMemory),
	)
}
