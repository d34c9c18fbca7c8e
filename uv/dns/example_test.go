package dns_test

import (
	"fmt"
	"net/netip"
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/dns"
)

// Where to listen on port 80: two sockets, or one.
func ExampleGetAddrInfo() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	hints := &dns.Hints{Flags: dns.AI_PASSIVE, SockType: syscall.SOCK_STREAM}
	dns.GetAddrInfo(loop, "", "80", hints, func(err error, addrs []dns.AddrInfo) {
		for _, a := range addrs {
			fmt.Println(a.Addr)
		}
	})
	loop.Run(uv.RunDefault)
	fmt.Println("closed:", loop.Close())
	// Output:
	// 0.0.0.0:80
	// [::]:80
	// closed: <nil>
}

// What cannot be found is told by a code.
func ExampleGetNameInfoSync() {
	_, _, err := dns.GetNameInfoSync(netip.MustParseAddrPort("192.0.2.1:80"), dns.NI_NUMERICHOST|dns.NI_NAMEREQD)
	fmt.Println(err)
	// Output:
	// getnameinfo EAI_NONAME 192.0.2.1
}
