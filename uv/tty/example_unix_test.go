//go:build unix

package tty_test

import (
	"fmt"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tty"
)

// Keys are read one by one until q is pressed.
func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	keys, err := tty.New(loop, 0)
	if err != nil {
		fmt.Println("not started from a terminal") // as in this test
		loop.Close()
		return
	}
	defer tty.ResetMode()
	keys.SetMode(tty.Raw)
	keys.ReadStart(nil, func(err error, data []byte) {
		fmt.Printf("%q\r\n", data)
		if err != nil || string(data) == "q" {
			keys.Close(nil)
		}
	})
	loop.Run(uv.RunDefault)
	loop.Close()
}
