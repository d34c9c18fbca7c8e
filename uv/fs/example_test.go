//go:build unix

package fs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
)

// A file is written, and looked at, while the loop does other things.
func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		panic(err)
	}
	defer loop.Close()
	fs.Mkdtemp(loop, filepath.Join(os.TempDir(), "example-XXXXXX"), func(err error, dir string) {
		if err != nil {
			panic(err)
		}
		path := filepath.Join(dir, "notes")
		fd, err := fs.OpenSync(path, syscall.O_WRONLY|syscall.O_CREAT, 0o644)
		if err != nil {
			panic(err)
		}
		_, err = fs.Write(loop, fd, []byte("one, two"), -1, func(err error, n int) {
			fmt.Println("written:", n, err)
			fs.Close(loop, fd, nil)
			fs.Stat(loop, path, func(err error, s fs.Stats) {
				fmt.Println("size:", s.Size, err)
				_ = fs.UnlinkSync(path)
				_ = fs.RmdirSync(dir)
			})
		})
		if err != nil {
			panic(err) // and the callback will not run
		}
	})
	loop.Run(uv.RunDefault)
	// Output:
	// written: 8 <nil>
	// size: 8 <nil>
}

// An error says what was refused, and why, as Node does.
func ExampleRenameSync() {
	err := fs.RenameSync("/nowhere/a", "/nowhere/b")
	fmt.Println(err)
	// Output: ENOENT: no such file or directory, rename '/nowhere/a' -> '/nowhere/b'
}
