package conformance

import (
	"bytes"
	"net/netip"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
)

// network is what the scenarios of tcp.c share.
type network struct {
	*tracer
	server, client, peer *tcp.TCP
	addr                 netip.AddrPort
}

// tcpTrace makes a scenario of one that has a network.
func tcpTrace(f func(*network)) func(*tracer) { return func(tr *tracer) { f(&network{tracer: tr}) } }

var loopback = netip.MustParseAddrPort("127.0.0.1:0")

// serve listens on a free port.
func (n *network) serve(cb func(error)) {
	n.server = named(n.tracer, "server", tcp.New(n.Loop))
	n.server.Bind(loopback, 0)
	n.addr, _ = n.server.SockName()
	n.say("listen: %s", code(n.server.Listen(16, cb)))
}

func (n *network) dial(cb func(error)) {
	n.client = named(n.tracer, "client", tcp.New(n.Loop))
	n.say("connect: %s", code(n.client.Connect(n.addr, cb)))
}

// accept makes the peer of a connection.
func (n *network) accept() error {
	n.peer = named(n.tracer, "peer", tcp.New(n.Loop))
	return n.server.Accept(n.peer)
}

// pair makes both ends of a connection.
func (n *network) pair() {
	made := 0
	n.serve(func(error) { n.accept(); n.server.Close(nil); made++ })
	n.dial(func(error) { made++ })
	for made < 2 || !n.server.IsClosing() {
		n.run(uv.RunOnce)
	}
	n.run(uv.RunNoWait)
}

// write writes text under its own name.
func (n *network) write(t *tcp.TCP, text string) error { return n.writeAs(t, []byte(text), text) }

func (n *network) writeAs(t *tcp.TCP, b []byte, name string) error {
	return t.Write(b, func(err error) { n.say("write %s: %s", name, code(err)) })
}

func (n *network) onShutdown(err error) { n.say("shutdown: %s", code(err)) }

// read says what comes and closes at the end.
func (n *network) read(t *tcp.TCP) func(error, []byte) {
	return func(err error, b []byte) {
		if err != nil {
			n.say("%s read %s", n.names[t], code(err))
			n.close(t)
		} else if len(b) > 0 {
			n.say("%s read %s", n.names[t], b)
		}
	}
}

func init() {
	traces["echo"] = tcpTrace(func(n *network) {
		n.serve(func(err error) {
			n.say("connection: %s", code(err))
			n.say("accept: %s", code(n.accept()))
			n.say("accept again: %s", code(n.server.Accept(n.peer)))
			n.peer.ReadStart(nil, func(err error, b []byte) {
				if err != nil {
					n.say("peer %s, active %d", code(err), bit(n.peer.IsActive()))
					n.close(n.peer)
					n.close(n.server)
					return
				}
				n.say("peer read %s", b)
				n.writeAs(n.peer, bytes.Clone(b), "echo")
			})
		})
		n.dial(func(err error) {
			n.say("connected: %s", code(err))
			n.write(n.client, "hello")
			n.client.ReadStart(nil, func(err error, b []byte) {
				if err != nil {
					n.say("client %s", code(err))
					n.close(n.client)
					return
				}
				n.say("client read %s", b)
				n.say("shutdown: %s", code(n.client.Shutdown(n.onShutdown)))
			})
		})
		n.run(uv.RunDefault)
	})
	traces["write_order"] = tcpTrace(func(n *network) {
		n.pair()
		n.say("queue %d", n.client.WriteQueueSize())
		for _, name := range [...]string{"a", "b", "c", "d"} {
			n.write(n.client, name)
		}
		n.say("written, queue %d", n.client.WriteQueueSize())
		n.run(uv.RunNoWait)
	})
	earlyConnect := func(n *network) func(error) {
		return func(err error) { n.say("connected: %s, queue %d", code(err), n.client.WriteQueueSize()) }
	}
	earlyAccept := func(n *network) func(error) {
		return func(error) {
			n.accept()
			n.close(n.server)
			n.peer.ReadStart(nil, n.read(n.peer))
		}
	}
	traces["write_while_connecting"] = tcpTrace(func(n *network) {
		n.serve(earlyAccept(n))
		n.dial(earlyConnect(n))
		n.say("write: %s", code(n.write(n.client, "early")))
		_, err := n.client.TryWrite([]byte("x"))
		n.say("try: %s", code(err))
		n.say("shutdown: %s", code(n.client.Shutdown(n.onShutdown)))
		n.say("queue %d", n.client.WriteQueueSize())
		n.run(uv.RunDefault)
	})
	refused := func(n *network) func(error) {
		return func(err error) { n.say("connected: %s", code(err)); n.close(n.client) }
	}
	traces["connect_refused"] = tcpTrace(func(n *network) {
		gone := tcp.New(n.Loop)
		gone.Bind(loopback, 0)
		n.addr, _ = gone.SockName()
		gone.Close(nil)
		n.run(uv.RunDefault)
		n.dial(refused(n))
		n.say("write: %s", code(n.write(n.client, "x")))
		n.run(uv.RunDefault)
	})
	traces["close_while_connecting"] = tcpTrace(func(n *network) {
		n.serve(earlyAccept(n))
		n.dial(earlyConnect(n))
		n.write(n.client, "a")
		n.write(n.client, "b")
		n.client.Shutdown(n.onShutdown)
		n.close(n.client)
		n.close(n.server)
		n.say("active %d", bit(n.client.IsActive()))
		n.run(uv.RunDefault)
	})
	traces["close_with_writes"] = tcpTrace(func(n *network) {
		n.pair()
		n.write(n.client, "small")
		n.writeAs(n.client, make([]byte, 8<<20), "big")
		n.write(n.client, "after")
		n.client.Shutdown(n.onShutdown)
		n.say("queued %d", bit(n.client.WriteQueueSize() > 0))
		n.close(n.client)
		n.run(uv.RunNoWait)
	})
	traces["shutdown"] = tcpTrace(func(n *network) {
		n.pair()
		n.peer.ReadStart(nil, n.read(n.peer))
		n.write(n.client, "last words")
		n.say("first: %s", code(n.client.Shutdown(n.onShutdown)))
		n.say("writable %d", bit(n.client.IsWritable()))
		n.say("second: %s", code(n.client.Shutdown(n.onShutdown)))
		n.run(uv.RunOnce)
		n.say("write: %s", code(n.write(n.client, "x")))
		for !n.peer.IsClosing() {
			n.run(uv.RunOnce)
		}
	})
	traces["fresh_handle"] = tcpTrace(func(n *network) {
		c := named(n.tracer, "client", tcp.New(n.Loop))
		_, err := c.Fileno()
		n.say("fileno: %s", code(err))
		_, err = c.SockName()
		n.say("getsockname: %s", code(err))
		_, err = c.PeerName()
		n.say("getpeername: %s", code(err))
		n.say("nodelay: %s", code(c.NoDelay(true)))
		n.say("keepalive: %s", code(c.KeepAlive(true, time.Minute)))
		n.say("read_start: %s", code(c.ReadStart(nil, n.read(c))))
		c.ReadStop()
		n.say("read_stop: ok") // ours has no error to tell
		n.say("write: %s", code(n.write(c, "x")))
		_, err = c.TryWrite([]byte("x"))
		n.say("try_write: %s", code(err))
		n.say("shutdown: %s", code(c.Shutdown(n.onShutdown)))
		n.say("accept: %s", code(c.Accept(c)))
		n.say("readable %d writable %d active %d", bit(c.IsReadable()), bit(c.IsWritable()), bit(c.IsActive()))
		n.close(c)
	})
	traces["address_in_use"] = tcpTrace(func(n *network) {
		n.serve(earlyAccept(n))
		other := named(n.tracer, "other", tcp.New(n.Loop))
		n.say("bind: %s", code(other.Bind(n.addr, 0)))
		n.say("listen: %s", code(other.Listen(16, func(error) {})))
		n.client = named(n.tracer, "client", tcp.New(n.Loop))
		n.say("bind: %s", code(n.client.Bind(n.addr, 0)))
		n.say("connect: %s", code(n.client.Connect(n.addr, refused(n))))
		n.close(n.server)
		n.close(other)
		n.run(uv.RunDefault)
	})
	traces["accept_backpressure"] = tcpTrace(func(n *network) {
		count := 0
		n.serve(func(error) { n.say("connection"); count++ })
		n.dial(func(error) {})
		tcp.New(n.Loop).Connect(n.addr, func(error) {})
		for count == 0 {
			n.run(uv.RunOnce)
		}
		for range 5 {
			n.run(uv.RunNoWait)
		}
		n.say("told of %d", count)
		n.say("accept: %s", code(n.accept()))
		for count == 1 {
			n.run(uv.RunOnce)
		}
		n.say("told of %d", count)
	})
	traces["read_stop_and_eof"] = tcpTrace(func(n *network) {
		n.pair()
		count := 0
		onRead := func(err error, b []byte) {
			count++
			if err == nil {
				n.say("read %s", b)
				n.peer.ReadStop()
				return
			}
			n.say("read %s, active %d, readable %d, writable %d", code(err), bit(n.peer.IsActive()), bit(n.peer.IsReadable()), bit(n.peer.IsWritable()))
		}
		until := func(want int) {
			for count < want {
				n.run(uv.RunOnce)
			}
		}
		n.write(n.client, "one")
		n.say("start: %s", code(n.peer.ReadStart(nil, onRead)))
		n.say("start twice: %s", code(n.peer.ReadStart(nil, onRead)))
		until(1)
		n.write(n.client, "two")
		n.client.Shutdown(n.onShutdown)
		for range 3 {
			n.run(uv.RunNoWait)
		}
		n.say("stopped: %d", count)
		n.peer.ReadStart(nil, onRead)
		until(2)
		n.peer.ReadStart(nil, onRead)
		until(3)
		n.say("write: %s", code(n.write(n.peer, "still")))
		n.run(uv.RunNoWait)
	})
	traces["enobufs"] = tcpTrace(func(n *network) {
		n.pair()
		starve, count := true, 0
		n.write(n.client, "x")
		n.peer.ReadStart(func(suggested int) []byte {
			n.say("alloc %d", suggested)
			if starve {
				starve = false
				return nil
			}
			return make([]byte, suggested)
		}, func(err error, b []byte) {
			count++
			if err != nil {
				n.say("read %s", code(err))
				return
			}
			n.say("read %d bytes", len(b))
		})
		for count < 2 {
			n.run(uv.RunOnce)
		}
		n.say("active %d", bit(n.peer.IsActive()))
	})
	traces["reset"] = tcpTrace(func(n *network) {
		n.pair()
		count := 0
		n.peer.ReadStart(nil, func(err error, b []byte) {
			n.say("read %s, readable %d, writable %d", code(err), bit(n.peer.IsReadable()), bit(n.peer.IsWritable()))
			count++
		})
		n.say("close reset: %s", code(n.client.CloseReset(func() { n.say("closed client") })))
		for count < 1 {
			n.run(uv.RunOnce)
		}
		n.say("active %d", bit(n.peer.IsActive()))
	})
	traces["check_before_timer"] = tcpTrace(func(n *network) {
		n.pair()
		done := false
		check, t := uv.NewCheck(n.Loop), timer.New(n.Loop)
		n.peer.ReadStart(nil, func(err error, b []byte) {
			if err != nil || len(b) == 0 {
				return
			}
			n.say("read")
			t.Start(0, 0, func() { n.say("timer"); done = true })
			check.Start(func() { n.say("check"); check.Stop() })
		})
		n.write(n.client, "x")
		for !done {
			n.run(uv.RunOnce)
		}
	})
}
