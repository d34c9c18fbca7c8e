//go:build unix

package process_test

import (
	"fmt"
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
)

func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	stdin, stdout := pipe.New(loop, false), pipe.New(loop, false)
	var child *process.Process
	child, err = process.Spawn(loop, process.Options{
		File: "tr",
		Args: []string{"tr", "a-z", "A-Z"},
		Stdio: []process.StdioContainer{
			{Flags: process.CreatePipe | process.ReadablePipe, Stream: stdin},
			{Flags: process.CreatePipe | process.WritablePipe, Stream: stdout},
			{Flags: process.InheritFD, FD: 2},
		},
		OnExit: func(status int64, signal syscall.Signal) {
			child.Close(nil)
		},
	})
	if err != nil {
		fmt.Println(err) // and the streams read the end
		child.Close(nil)
	}
	stdin.Write([]byte("hello\n"), nil)
	stdin.Shutdown(func(error) { stdin.Close(nil) })
	stdout.ReadStart(nil, func(err error, data []byte) {
		fmt.Print(string(data))
		if err != nil {
			stdout.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
	loop.Close()
	// Output: HELLO
}
