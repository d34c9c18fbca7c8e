//go:build linux

// idle-conns [K=8000]: accepts K silent connections, which another process
// opens, starts to read each, and prints by how much this process grew.
package main

import (
	"io"
	"net/netip"
	"os"
	"os/exec"
	"time"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

func main() {
	// A limit that somebody set is not raised for children by the runtime.
	var limit unix.Rlimit
	bench.Check(unix.Getrlimit(unix.RLIMIT_NOFILE, &limit))
	limit.Cur = limit.Max
	bench.Check(unix.Setrlimit(unix.RLIMIT_NOFILE, &limit))
	if addr := os.Getenv("IDLE_CONNS_ADDR"); addr != "" {
		connect(netip.MustParseAddrPort(addr), bench.Arg(1, 8000))
		return
	}

	conns, accepted := bench.Arg(1, 8000), 0
	loop := bench.Loop()
	server := tcp.New(loop)
	bench.Check(server.Bind(netip.MustParseAddrPort("127.0.0.1:0"), 0))
	bench.Check(server.Listen(4096, func(err error) {
		bench.Check(err)
		conn := tcp.New(loop)
		bench.Check(server.Accept(conn))
		bench.Check(conn.ReadStart(nil, func(err error, _ []byte) { bench.Check(err) }))
		if accepted++; accepted == conns {
			loop.Stop()
		}
	}))
	addr, err := server.SockName()
	bench.Check(err)

	self, err := os.Executable()
	bench.Check(err)
	child := exec.Command(self, os.Args[1:]...)
	child.Env = append(os.Environ(), "IDLE_CONNS_ADDR="+addr.String())
	child.Stderr = os.Stderr
	hold, err := child.StdinPipe()
	bench.Check(err)
	bench.Check(child.Start())

	before, began := bench.Resident(), time.Now()
	loop.Run(uv.RunDefault)
	took, after := time.Since(began), bench.Resident()
	bench.Check(hold.Close())
	bench.Check(child.Wait())
	bench.End(float64(accepted), "idle-conns conns=%d rss_bytes_per_conn=%d rss_kb=%d accept_ms=%d",
		accepted, (after-before)/accepted, after/1024, took.Milliseconds())
}

// connect is the other process: it opens the connections and keeps them until
// its input ends.
func connect(to netip.AddrPort, conns int) {
	for range conns {
		fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM|unix.SOCK_CLOEXEC, 0)
		bench.Check(err)
		bench.Check(unix.Connect(fd, &unix.SockaddrInet4{Addr: to.Addr().As4(), Port: int(to.Port())}))
	}
	_, err := io.Copy(io.Discard, os.Stdin)
	bench.Check(err)
}
