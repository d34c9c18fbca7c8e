// Echo sends every byte back to where it came from. Try: nc 127.0.0.1 7000
package main

import (
	"log"
	"net/netip"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

func main() {
	loop, _ := uv.DefaultLoop()
	server := tcp.New(loop)
	server.Bind(netip.MustParseAddrPort("127.0.0.1:7000"), 0)
	if err := server.Listen(128, func(error) {
		conn := tcp.New(loop)
		server.Accept(conn)
		conn.ReadStart(nil, func(err error, data []byte) {
			if err != nil {
				conn.Close(nil)
				return
			}
			conn.Write(append([]byte(nil), data...), nil) // the loop needs data back
		})
	}); err != nil {
		log.Fatal(err)
	}
	loop.Run(uv.RunDefault)
}
