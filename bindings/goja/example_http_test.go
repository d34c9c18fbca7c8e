package goja_test

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/process"
)

// A script serves HTTP, and ends when it has closed its server.
func Example_http() {
	printed, out := io.Pipe()
	rt, err := node.New(goja.New(goja.Options{}), node.Options{Process: process.Options{Stdout: out}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Close()
	done := make(chan struct{})
	go func() {
		defer close(done)
		lines := bufio.NewScanner(printed)
		lines.Scan()
		answer, err := http.Get(lines.Text())
		if err != nil {
			fmt.Println(err)
			return
		}
		defer answer.Body.Close()
		fmt.Println(answer.Status)
		io.Copy(os.Stdout, answer.Body)
		fmt.Println()
	}()
	code := rt.RunString("server.js", `
		const http = require('http');
		const server = http.createServer((req, res) => {
			res.setHeader('Connection', 'close');
			res.end('you asked for ' + req.url);
			server.close();
		});
		server.listen(0, '127.0.0.1', () => {
			console.log('http://127.0.0.1:' + server.address().port + '/hello');
		});
	`, nil)
	<-done
	fmt.Println("exit code", code)
	// Output:
	// 200 OK
	// you asked for /hello
	// exit code 0
}
