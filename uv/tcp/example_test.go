package tcp_test

import (
	"fmt"
	"net/netip"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// An echo server and its client in one loop.
func ExampleTCP() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	server := tcp.New(loop)
	server.Bind(netip.MustParseAddrPort("127.0.0.1:0"), 0)
	server.Listen(128, func(err error) {
		conn := tcp.New(loop)
		server.Accept(conn)
		conn.ReadStart(nil, func(err error, data []byte) {
			if err != nil {
				fmt.Println("server:", err)
				conn.Close(nil)
				server.Close(nil)
				return
			}
			fmt.Printf("server: %s\n", data)
			conn.TryWrite(data)
		})
	})

	addr, _ := server.SockName()
	client := tcp.New(loop)
	client.Connect(addr, func(err error) {
		fmt.Println("client: connected")
		client.ReadStart(nil, func(err error, data []byte) {
			if err != nil {
				fmt.Println("client:", err)
				client.Close(nil)
				return
			}
			fmt.Printf("client: %s\n", data)
			client.Shutdown(nil)
		})
		client.Write([]byte("hello"), func(err error) {
			fmt.Println("client: written")
		})
	})

	loop.Run(uv.RunDefault)
	fmt.Println("closed:", loop.Close())
	// Output:
	// client: connected
	// client: written
	// server: hello
	// client: hello
	// server: EOF: end of file
	// client: EOF: end of file
	// closed: <nil>
}

// What the system refuses is a *uv.Error that names the address.
func ExampleTCP_Connect() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	client := tcp.New(loop)
	client.Connect(netip.MustParseAddrPort("127.0.0.1:1"), func(err error) {
		fmt.Println(err)
		client.Close(nil)
	})
	loop.Run(uv.RunDefault)
	fmt.Println("closed:", loop.Close())
	// Output:
	// connect ECONNREFUSED 127.0.0.1:1
	// closed: <nil>
}
