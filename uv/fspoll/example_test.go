package fspoll_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/fspoll"
)

// A file is waited for that is not there yet.
func Example() {
	dir, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}

	path := filepath.Join(dir, "notes")
	p := fspoll.New(loop)
	p.Start(path, time.Millisecond, func(err error, prev, curr fs.Stats) {
		if err != nil {
			fmt.Println("not there yet")
			os.Mkdir(path, 0o700)
			return
		}
		fmt.Println("there it is, a folder:", curr.Kind() == fs.DirentDir)
		p.Close(nil)
	})
	loop.Run(uv.RunDefault)
	loop.Close()
	// Output:
	// not there yet
	// there it is, a folder: true
}
