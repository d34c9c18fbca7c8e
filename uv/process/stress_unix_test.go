//go:build unix

package process_test

import (
	"flag"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/process"
)

var rounds = flag.Int("rounds", 3, "how many rounds TestStress runs")

// In each round some children talk, some are killed while they do, and some
// cannot be started; what is talked of is all there, and nothing is left.
func TestStress(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		for seed := range uint64(*rounds) {
			random := rand.New(rand.NewPCG(seed, 1))
			for range 6 {
				switch random.IntN(4) {
				case 0:
					p, err := process.Spawn(loop, process.Options{File: "/no/such/program"})
					want(t, err, uv.ENOENT)
					p.Close(nil)
				case 1:
					killAmidst(t, loop, random.IntN(1<<18))
				default:
					echoBack(t, loop, random.IntN(1<<18))
				}
			}
			loop.Run(uv.RunDefault)
			none(t)
			if t.Failed() {
				t.Fatalf("in round %d", seed)
			}
		}
	})
}

func echoBack(t *testing.T, loop *uv.Loop, size int) {
	stdin, stdout := pipe.New(loop, false), pipe.New(loop, false)
	o := process.Options{File: "cat", Stdio: []process.StdioContainer{in(stdin), out(stdout)}}
	text := strings.Repeat("x", size)
	left := 2
	done := func(got string) {
		if left--; left == 0 && got != text {
			t.Errorf("%d bytes of %d came back", len(got), size)
		}
	}
	var p *process.Process
	var got strings.Builder
	o.OnExit = func(status int64, signal syscall.Signal) {
		equal(t, "ended", result{status, signal}, result{})
		p.Close(nil)
		done(got.String())
	}
	p, err := process.Spawn(loop, o)
	must(t, err)
	must(t, stdin.Write([]byte(text), func(err error) {
		must(t, err)
		stdin.Close(nil)
	}))
	must(t, stdout.ReadStart(nil, func(err error, data []byte) {
		got.Write(data)
		if err != nil {
			want(t, err, uv.EOF)
			stdout.Close(nil)
			done(got.String())
		}
	}))
}

func killAmidst(t *testing.T, loop *uv.Loop, size int) {
	stdin, stdout := pipe.New(loop, false), pipe.New(loop, false)
	o := process.Options{File: "cat", Stdio: []process.StdioContainer{in(stdin), out(stdout)}}
	p, _ := start(t, loop, o)
	must(t, stdin.Write(make([]byte, size+1), func(err error) { stdin.Close(nil) }))
	must(t, stdout.ReadStart(nil, func(err error, data []byte) {
		if err != nil {
			stdout.Close(nil)
			return
		}
		if len(data) > 0 && !p.IsClosing() {
			p.Kill(syscall.SIGKILL)
		}
	}))
}
