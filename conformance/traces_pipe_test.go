package conformance

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/udp"
)

// pipes is what the scenarios of pipe.c share.
type pipes struct {
	*tracer
	server, client, peer, left, right, other *pipe.Pipe
}

func pipeTrace(f func(*pipes)) func(*tracer) { return func(tr *tracer) { f(&pipes{tracer: tr}) } }

func (p *pipes) make(name string, ipc bool) *pipe.Pipe {
	return named(p.tracer, name, pipe.New(p.Loop, ipc))
}

func (p *pipes) write(h *pipe.Pipe, text string) error {
	return h.Write([]byte(text), func(err error) { p.say("write %s: %s", text, code(err)) })
}

func (p *pipes) pass(h *pipe.Pipe, text string, handle stream.Passable) error {
	return h.Write2([]byte(text), handle, func(err error) { p.say("write %s: %s", text, code(err)) })
}

func (p *pipes) onRead(h *pipe.Pipe) func(error, []byte) {
	return func(err error, b []byte) {
		if err != nil {
			p.say("%s read %s", p.names[h], code(err))
			p.close(h)
		} else if len(b) > 0 {
			p.say("%s read %s", p.names[h], b)
		}
	}
}

func ownPath() string {
	return filepath.Join(os.TempDir(), fmt.Sprintf("uvgo-trace-%d", os.Getpid()))
}

func (p *pipes) pair(ipc bool) {
	fds := socketpair()
	p.left, p.right = p.make("left", ipc), p.make("right", ipc)
	p.say("open: %s", code(p.left.Open(fds[0])))
	p.say("open: %s", code(p.right.Open(fds[1])))
}

func init() {
	traces["pipe_echo"] = pipeTrace(func(p *pipes) {
		path := ownPath()
		p.server, p.client = p.make("server", false), p.make("client", false)
		p.say("bind: %s", code(p.server.Bind(path)))
		p.say("bind again: %s", code(p.server.Bind(path)))
		p.say("listen: %s", code(p.server.Listen(16, func(err error) {
			p.say("connection: %s", code(err))
			p.peer = p.make("peer", false)
			p.say("accept: %s", code(p.server.Accept(p.peer)))
			p.peer.ReadStart(nil, func(err error, b []byte) {
				if err == nil {
					p.say("peer read %s", b)
					p.write(p.peer, "echo")
				} else {
					p.say("peer %s", code(err))
					p.close(p.peer)
					p.close(p.server)
				}
			})
		})))
		p.client.Connect(path, func(err error) {
			p.say("connected: %s", code(err))
			name, err := p.client.PeerName()
			p.say("peer name: %s", code(err))
			p.say("is the path: %d", bit(name == path))
			name, err = p.client.SockName()
			p.say("own name: %s", code(err))
			p.say("length: %d", len(name))
			p.write(p.client, "hello")
			p.client.ReadStart(nil, func(err error, b []byte) {
				if err == nil {
					p.say("client read %s", b)
					p.client.Shutdown(func(err error) { p.say("shutdown: %s", code(err)) })
				} else {
					p.say("client %s", code(err))
					p.close(p.client)
				}
			})
		})
		p.run(uv.RunDefault)
		_, err := os.Stat(path)
		p.say("file is left: %d", bit(err == nil))
	})
	traces["pipe_errors"] = pipeTrace(func(p *pipes) {
		path := ownPath()
		noConnection := func(err error) { p.say("connection: %s", code(err)) }
		p.server, p.client, p.other = p.make("server", false), p.make("client", false), p.make("other", true)
		_, err := p.server.SockName()
		p.say("name: %s", code(err))
		p.say("listen: %s", code(p.server.Listen(16, noConnection)))
		p.say("bind: %s", code(p.server.Bind("/no/such/folder/here")))
		p.say("bind other: %s", code(p.other.Bind(path)))
		p.say("listen on ipc: %s", code(p.other.Listen(16, noConnection)))
		p.client.Connect("/no/such/pipe", func(err error) { p.say("connected: %s", code(err)) })
		p.run(uv.RunDefault)
		p.say("write: %s", code(p.write(p.server, "x")))
		p.say("chmod: %s", code(p.server.Chmod(uv.Readable)))
		p.say("chmod to nothing: %s", code(p.other.Chmod(0)))
		p.say("pending: %d", p.other.PendingCount())
		os.Remove(path)
	})
	traces["pipe_halves"] = pipeTrace(func(p *pipes) {
		fds, err := pipe.Pair(0, 0)
		p.say("pipe: %s", code(err))
		p.left, p.right = p.make("left", false), p.make("right", false)
		p.say("open: %s", code(p.left.Open(fds[0])))
		p.say("open: %s", code(p.right.Open(fds[1])))
		p.say("left %d %d", bit(p.left.IsReadable()), bit(p.left.IsWritable()))
		p.say("right %d %d", bit(p.right.IsReadable()), bit(p.right.IsWritable()))
		p.say("write left: %s", code(p.write(p.left, "x")))
		p.say("read right: %s", code(p.right.ReadStart(nil, p.onRead(p.right))))
		p.say("read left: %s", code(p.left.ReadStart(nil, p.onRead(p.left))))
		p.say("write right: %s", code(p.write(p.right, "hello")))
		p.run(uv.RunNoWait)
		p.close(p.right)
		p.run(uv.RunDefault)
	})
	traces["pipe_pass"] = pipeTrace(func(p *pipes) {
		p.pair(true)
		server := named(p.tracer, "tcp", tcp.New(p.Loop))
		server.Bind(loopback, 0)
		datagrams := named(p.tracer, "udp", udp.New(p.Loop))
		datagrams.Bind(loopback, 0)
		fds := socketpair()
		p.client = p.make("client", false)
		p.client.Open(fds[0])
		syscall.Close(fds[1])
		p.say("pass tcp: %s", code(p.pass(p.left, "one", server)))
		p.run(uv.RunNoWait)
		var got *tcp.TCP
		p.right.ReadStart(nil, func(err error, b []byte) {
			if err != nil {
				p.say("right %s", code(err))
				p.close(p.right)
				return
			} else if len(b) == 0 {
				return
			}
			p.say("right read %s, pending %d", b, p.right.PendingCount())
			for p.right.PendingCount() > 0 {
				kind := p.right.PendingType()
				p.say("type %s", kind)
				var into stream.Acceptor
				switch kind {
				case uv.TypeTCP:
					got = named(p.tracer, "got", tcp.New(p.Loop))
					into = got
				case uv.TypeUDP:
					into = named(p.tracer, "got udp", udp.New(p.Loop))
				default:
					p.other = p.make("other", false)
					into = p.other
				}
				p.say("accept: %s", code(p.right.Accept(into)))
			}
			p.say("pending %d", p.right.PendingCount())
		})
		for got == nil {
			p.run(uv.RunOnce)
		}
		p.say("pass udp: %s", code(p.pass(p.left, "two", datagrams)))
		p.run(uv.RunOnce)
		p.say("pass pipe: %s", code(p.pass(p.left, "three", p.client)))
		p.run(uv.RunOnce)
		p.run(uv.RunNoWait)
		p.say("none left: %s", code(p.right.Accept(p.other)))
	})
	traces["pipe_pass_errors"] = pipeTrace(func(p *pipes) {
		p.pair(false)
		fresh := named(p.tracer, "tcp", tcp.New(p.Loop))
		p.say("pass: %s", code(p.pass(p.left, "x", fresh)))
		socket, _ := tcp.NewSocket(p.Loop, uv.Inet4)
		p.say("pass: %s", code(p.pass(p.left, "x", named(p.tracer, "got", socket))))
		p.close(p.left)
		p.close(p.right)
		p.run(uv.RunDefault)
		p.pair(true)
		p.say("pass: %s", code(p.pass(p.left, "x", fresh)))
		p.say("type: %s", map[bool]string{true: "unknown", false: "some"}[p.right.PendingType() == uv.TypeUnknown])
		p.say("accept: %s", code(p.right.Accept(fresh)))
	})
}
