package udp_test

import (
	"fmt"
	"net/netip"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/udp"
)

// A server that answers, and a client that asks.
func ExampleUDP() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	server := udp.New(loop)
	server.Bind(netip.MustParseAddrPort("127.0.0.1:0"), 0)
	server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
		if !from.IsValid() {
			return // nothing more for now
		}
		fmt.Printf("server: %s\n", data)
		server.Send([]byte("pong"), from, func(err error) { server.Close(nil) })
	})

	addr, _ := server.SockName()
	client := udp.New(loop)
	client.Send([]byte("ping"), addr, func(err error) {
		fmt.Println("client: sent")
		client.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, flags udp.Flags) {
			fmt.Printf("client: %s, from the server: %v\n", data, from == addr)
			client.Close(nil)
		})
	})

	loop.Run(uv.RunDefault)
	fmt.Println("closed:", loop.Close())
	// Output:
	// client: sent
	// server: ping
	// client: pong, from the server: true
	// closed: <nil>
}

// What the system refuses is a *uv.Error that names the address.
func ExampleUDP_Send() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	u := udp.New(loop)
	u.Send(make([]byte, 100000), netip.MustParseAddrPort("127.0.0.1:9"), func(err error) {
		fmt.Println(err)
		u.Close(nil)
	})
	loop.Run(uv.RunDefault)
	fmt.Println("closed:", loop.Close())
	// Output:
	// send EMSGSIZE 127.0.0.1:9
	// closed: <nil>
}
