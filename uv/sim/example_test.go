package sim_test

import (
	"fmt"
	"net/netip"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/sim"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/timer"
)

// An hour passes at once.
func Example() {
	loop := sim.New(1, sim.Faults{}).Loop()
	t := timer.New(loop)
	t.Start(time.Hour, 0, func() {
		fmt.Println("it is", loop.Now())
		t.Close(nil)
	})
	loop.Run(uv.RunDefault)
	fmt.Println(loop.Close())
	// Output:
	// it is 1h0m0s
	// <nil>
}

// A connection on a slow line. Another seed takes other times; this one takes
// these, always.
func Example_echo() {
	world := sim.New(7, sim.Faults{Latency: 80 * time.Millisecond})
	loop := world.Loop()
	say := func(what ...any) { fmt.Println(append([]any{loop.Now()}, what...)...) }

	server := tcp.New(loop)
	server.Bind(netip.MustParseAddrPort("127.0.0.1:7"), 0)
	server.Listen(128, func(error) {
		conn := tcp.New(loop)
		server.Accept(conn)
		conn.ReadStart(nil, func(err error, data []byte) {
			if err != nil {
				conn.Close(nil)
				server.Close(nil)
				return
			}
			say("server got", string(data))
			conn.Write([]byte(string(data)), nil)
		})
	})

	client := tcp.New(loop)
	client.Connect(netip.MustParseAddrPort("127.0.0.1:7"), func(err error) {
		say("connected", err)
		client.Write([]byte("hello"), nil)
	})
	client.ReadStart(nil, func(err error, data []byte) {
		say("client got", string(data))
		client.Close(nil)
	})

	loop.Run(uv.RunDefault)
	say(world.Open(), "sockets open")
	// Output:
	// 51ms connected <nil>
	// 55ms server got hello
	// 74ms client got hello
	// 147ms 0 sockets open
}

// A connect that is refused, though somebody listens.
func ExampleFaults() {
	loop := sim.New(1, sim.Faults{Refuse: 1}).Loop()
	server, client := tcp.New(loop), tcp.New(loop)
	server.Bind(netip.MustParseAddrPort("[::1]:80"), 0)
	server.Listen(128, func(error) {})
	client.Connect(netip.MustParseAddrPort("[::1]:80"), func(err error) {
		fmt.Println(err)
		client.Close(nil)
		server.Close(nil)
	})
	loop.Run(uv.RunDefault)
	// Output: connect ECONNREFUSED ::1:80
}

// A callback that takes long: the timer that is due meanwhile runs late.
func ExampleWorld_Advance() {
	world := sim.New(1, sim.Faults{})
	loop := world.Loop()
	late := timer.New(loop)
	late.Start(10*time.Millisecond, 0, func() { fmt.Println("late:", loop.Now()) })
	slow := timer.New(loop)
	slow.Start(5*time.Millisecond, 0, func() { world.Advance(time.Second) })
	loop.Run(uv.RunDefault)
	// Output: late: 1.01s
}
