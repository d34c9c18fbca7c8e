package tcp_test

import (
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/tcp"
)

// A peer that is gone before anybody looks: its connection waits in the system,
// or was announced and not accepted. It is accepted all the same, if the system
// still has it, and the read tells.
func TestPeerResets_BeforeAccept(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		var tr trace
		l := tcp.New(loop)
		must(t, l.Bind(four, 0))
		announced := 0
		must(t, l.Listen(16, func(err error) {
			must(t, err)
			announced++
		}))
		addr := sockName(t, l)
		connect := func() *tcp.TCP {
			c, connected := tcp.New(loop), false
			must(t, c.Connect(addr, func(err error) { must(t, err); connected = true }))
			until(loop, func() bool { return connected })
			return c
		}
		// The first is announced, and keeps the second waiting in the system.
		stashed := connect()
		until(loop, func() bool { return announced == 1 })
		waiting := connect()
		must(t, stashed.CloseReset(nil))
		must(t, waiting.CloseReset(nil))
		loop.Run(uv.RunNoWait)
		for _, name := range []string{"stashed", "waiting"} {
			conn := tcp.New(loop)
			must(t, l.Accept(conn))
			must(t, conn.ReadStart(nil, func(err error, _ []byte) {
				tr.done(name)(err)
				conn.Close(nil)
			}))
			if name == "stashed" {
				until(loop, func() bool { return announced == 2 })
			}
		}
		until(loop, func() bool { return len(tr) == 2 })
		tr.want(t, "stashed ECONNRESET", "waiting ECONNRESET")
		closeAll(loop)
	})
}

// A listener that is closed resets what waits in it: clients that are connected
// without having been accepted, whatever they are doing.
func TestPeerResets_ListenerGoes(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		backendtest.NotPortable(t, "what is written may go out after the close")
		var tr trace
		l := tcp.New(loop)
		must(t, l.Bind(four, 0))
		must(t, l.Listen(16, func(err error) { must(t, err) })) // accepts nobody
		addr := sockName(t, l)
		connected := 0
		var clients [3]*tcp.TCP
		for i := range clients {
			c := tcp.New(loop)
			clients[i] = c
			must(t, c.Connect(addr, func(err error) { must(t, err); connected++ }))
		}
		until(loop, func() bool { return connected == len(clients) })
		for i, c := range clients {
			must(t, c.ReadStart(nil, func(err error, _ []byte) {
				tr.add("read " + name(err))
				if i == 2 {
					return // stays open until the end
				}
				c.Close(nil)
			}))
			// The one that was announced would get an orderly end, had it not
			// written what nobody read.
			must(t, c.Write([]byte("x"), nil))
		}
		l.Close(nil)
		until(loop, func() bool { return len(tr) == len(clients) })
		for _, line := range tr {
			if line != "read ECONNRESET" {
				t.Errorf("trace: %q", tr)
			}
		}
		if clients[2].IsReadable() || clients[2].IsWritable() {
			t.Error("a connection that was reset is readable or writable")
		}
		closeAll(loop)
	})
}
