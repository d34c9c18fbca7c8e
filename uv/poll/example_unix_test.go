//go:build unix

package poll_test

import (
	"fmt"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/poll"
)

// A descriptor that some library owns is read when there is something to read.
func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var fds [2]int
	unix.Pipe(fds[:])

	p, err := poll.New(loop, fds[0])
	if err != nil {
		fmt.Println(err)
		return
	}
	p.Start(uv.Readable, func(err error, ready uv.Events) {
		buf := make([]byte, 64)
		n, _ := unix.Read(fds[0], buf)
		if n == 0 {
			fmt.Println("the end")
			p.Close(nil)
			return
		}
		fmt.Printf("%s\n", buf[:n])
		unix.Close(fds[1])
	})
	unix.Write(fds[1], []byte("hello"))

	loop.Run(uv.RunDefault)
	unix.Close(fds[0])
	loop.Close()
	// Output:
	// hello
	// the end
}
