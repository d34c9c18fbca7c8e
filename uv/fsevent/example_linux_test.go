package fsevent_test

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fsevent"
)

// A folder and all below it are watched; the folder that appears is, too.
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

	e := fsevent.New(loop)
	err = e.Start(dir, fsevent.Recursive, func(err error, name string, events fsevent.Events) {
		switch {
		case err != nil:
			fmt.Println(err)
		case events&fsevent.Rename != 0:
			fmt.Println(name, "has come or gone")
		default:
			fmt.Println(name, "has changed")
		}
		switch name {
		case "notes":
			os.WriteFile(filepath.Join(dir, "notes", "today"), nil, 0o600)
		case "notes/today":
			e.Close(nil)
		}
	})
	if err != nil {
		fmt.Println(err)
		e.Close(nil)
	}
	os.Mkdir(filepath.Join(dir, "notes"), 0o700)
	loop.Run(uv.RunDefault)
	loop.Close()
	// Output:
	// notes has come or gone
	// notes/today has come or gone
}
