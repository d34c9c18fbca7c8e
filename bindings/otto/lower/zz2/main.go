package main

import (
	"fmt"
	"github.com/robertkrimen/otto/parser"
	"github.com/uvgo/uvgo/bindings/otto/lower"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	n, ok, unsup, bad, syn := 0, 0, 0, 0, 0
	changed := 0
	var bytes int
	var dur time.Duration
	for _, root := range os.Args[1:] {
		filepath.Walk(root, func(p string, i os.FileInfo, err error) error {
			if err != nil || i.IsDir() || !(strings.HasSuffix(p, ".js") || strings.HasSuffix(p, ".cjs")) || i.Size() > 2000000 {
				return nil
			}
			b, _ := os.ReadFile(p)
			n++
			t := time.Now()
			var r *lower.Result
			func() {
				defer func() {
					if x := recover(); x != nil {
						fmt.Println("PANIC", p, x)
						bad++
					}
				}()
				r, err = lower.File(p, string(b), lower.Options{Function: true})
			}()
			dur += time.Since(t)
			bytes += len(b)
			if err != nil {
				e := err.(*lower.SyntaxError)
				if strings.Contains(e.Message, "not supported") {
					unsup++
					if strings.Contains(e.Message, "(") {
						fmt.Println(e)
					}
				} else {
					syn++
					fmt.Println("SYN", e)
				}
				return nil
			}
			if r == nil {
				return nil
			}
			if r.Changed {
				changed++
			}
			if strings.Count(r.Code, "\n") != strings.Count(string(b), "\n") {
				fmt.Println("LINES", p)
			}
			_, perr := parser.ParseFile(nil, p, "(function(){"+r.Code+"\n})", 0)
			if perr != nil {
				bad++
				fmt.Println("OTTO", p, perr)
			} else {
				ok++
			}
			return nil
		})
	}
	fmt.Println("files", n, "ok", ok, "changed", changed, "unsupported", unsup, "syntax", syn, "bad", bad, float64(bytes)/dur.Seconds()/1e6, "MB/s")
}
