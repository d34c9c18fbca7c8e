//go:build unix

package stream_test

import (
	"fmt"
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/stream"
)

// Both ends of a pipe on one loop.
func ExampleOpen() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var fds [2]int
	syscall.Pipe(fds[:])
	in, _ := stream.Open(loop, fds[0])
	out, _ := stream.Open(loop, fds[1])

	in.ReadStart(nil, func(err error, data []byte) {
		if err != nil {
			fmt.Println("read:", err)
			in.Close(nil)
			return
		}
		fmt.Printf("read: %q\n", data)
	})
	out.Write([]byte("hello"), func(err error) {
		fmt.Println("written:", err)
		out.Close(nil)
	})
	fmt.Println("readable:", in.IsReadable(), out.IsReadable())

	loop.Run(uv.RunDefault)
	fmt.Println("closed:", loop.Close())
	// Output:
	// readable: true false
	// written: <nil>
	// read: "hello"
	// read: EOF: end of file
	// closed: <nil>
}
