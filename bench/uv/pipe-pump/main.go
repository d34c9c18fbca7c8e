// pipe-pump [S=3] [SIZE=65536] [Q=1]: one writer to one reader over a
// Unix-domain socket in one loop, Q writes in flight, for S seconds.
package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv/pipe"
)

func main() {
	seconds, inFlight := bench.Arg(1, 3), bench.Arg(3, 1)
	out := bytes.Repeat([]byte{'x'}, bench.Arg(2, 65536))
	var received, reads, writes int

	path := fmt.Sprintf("pipe-pump.%d.sock", os.Getpid())
	loop := bench.Loop()
	server, writer, reader := pipe.New(loop, false), pipe.New(loop, false), pipe.New(loop, false)
	bench.Check(server.Bind(path))
	bench.Check(server.Listen(16, func(err error) {
		bench.Check(err)
		bench.Check(server.Accept(reader))
		bench.Check(reader.ReadStart(nil, func(err error, data []byte) {
			bench.Check(err)
			received += len(data)
			reads++
		}))
	}))
	var onWritten func(error)
	onWritten = func(err error) {
		bench.Check(err)
		writes++
		bench.Check(writer.Write(out, onWritten))
	}
	bench.Check(writer.Connect(path, func(err error) {
		bench.Check(err)
		for range inFlight {
			bench.Check(writer.Write(out, onWritten))
		}
	}))
	took := bench.RunFor(loop, seconds)
	os.Remove(path)
	bench.End(float64(received)/1e6, "pipe-pump bytes=%d GB_per_s=%.3f reads=%d writes=%d",
		received, float64(received)/1e9/took, reads, writes)
}
