package pipe_test

import (
	"fmt"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/tcp"
)

// A server that says hello. It runs in a simulated world, where names are just
// names; uv.New makes a loop of this one.
func Example() {
	loop := sim.New(1, sim.Faults{}).Loop()

	server := pipe.New(loop, false)
	server.Bind("/run/hello.sock")
	server.Listen(128, func(error) {
		conn := pipe.New(loop, false)
		server.Accept(conn)
		conn.Write([]byte("hello"), func(error) { conn.Close(nil) })
	})

	client := pipe.New(loop, false)
	client.Connect("/run/hello.sock", func(err error) {
		name, _ := client.PeerName()
		fmt.Println("connected to", name, err)
	})
	client.ReadStart(nil, func(err error, data []byte) {
		fmt.Printf("%q %v\n", data, err)
		if err == uv.EOF {
			client.Close(nil)
			server.Close(nil)
		}
	})

	loop.Run(uv.RunDefault)
	// Output:
	// connected to /run/hello.sock <nil>
	// "hello" <nil>
	// "" EOF: end of file
}

// A TCP server goes through a pipe and listens where it arrives.
func ExamplePipe_Accept() {
	loop := sim.New(1, sim.Faults{}).Loop()
	accept := func(from *pipe.Pipe) {
		from.ReadStart(nil, func(err error, data []byte) {
			for from.PendingCount() > 0 {
				fmt.Printf("%s with a %v\n", data, from.PendingType())
				server := tcp.New(loop)
				from.Accept(server)
				fmt.Println(server.SockName())
				server.Close(nil)
				from.Close(nil)
			}
		})
	}

	listener, sender := pipe.New(loop, false), pipe.New(loop, true)
	listener.Bind("/run/channel")
	listener.Listen(1, func(error) {
		receiver := pipe.New(loop, true)
		listener.Accept(receiver)
		accept(receiver)
		listener.Close(nil)
	})
	sender.Connect("/run/channel", func(error) {
		server, _ := tcp.NewSocket(loop, uv.Inet4)
		sender.Write2([]byte("message"), server, func(error) {
			server.Close(nil) // the receiver has its own
			sender.Close(nil)
		})
	})

	loop.Run(uv.RunDefault)
	// Output:
	// message with a tcp
	// 0.0.0.0:0 <nil>
}
