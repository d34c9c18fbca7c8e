package path_test

import (
	"fmt"

	"github.com/uvgo/uvgo/bindings/node/path"
)

func Example() {
	fmt.Println(path.Posix().Join("/a", "../b", "c.txt"))
	fmt.Println(path.Windows().Resolve(`C:\a`, `..\b`, "c"))
	fmt.Printf("%+v\n", path.Posix().Parse("/home/user/file.txt"))
	// Output:
	// /b/c.txt
	// C:\b\c
	// {Root:/ Dir:/home/user Base:file.txt Ext:.txt Name:file}
}
