//go:build unix

package process_test

import (
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/process"
	uvsignal "github.com/uvgo/uvgo/uv/signal"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Go's os/exec and loops have children in the same process, and each hears of
// its own.
func TestWait_BesideOSExec(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		const each, atOnce = 200, 8
		var group sync.WaitGroup
		for range atOnce {
			group.Go(func() {
				for range each / atOnce {
					err := exec.Command("sh", "-c", "exit 3").Run()
					if e, ok := err.(*exec.ExitError); !ok || e.ExitCode() != 3 {
						t.Errorf("os/exec: %v", err)
					}
				}
			})
		}
		started, ended := 0, 0
		var next func()
		next = func() {
			if started == each {
				return
			}
			started++
			var p *process.Process
			p, err := process.Spawn(loop, process.Options{
				File: "sh",
				Args: []string{"sh", "-c", "exit 4"},
				OnExit: func(status int64, signal syscall.Signal) {
					if status != 4 || signal != 0 {
						t.Errorf("status %d, signal %d", status, signal)
					}
					ended++
					p.Close(next)
				},
			})
			must(t, err)
		}
		for range atOnce {
			next()
		}
		loop.Run(uv.RunDefault)
		group.Wait()
		equal(t, "ended", ended, each)
		none(t)
	})
}

// Watchers of SIGCHLD hear of the children of loops.
func TestSIGCHLD(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		heard, told := false, false
		s := uvsignal.New(loop)
		must(t, s.Start(syscall.SIGCHLD, func(syscall.Signal) { heard = true }))
		p, err := process.Spawn(loop, process.Options{File: "true"})
		must(t, err)
		until(loop, func() bool { told = !p.IsActive(); return heard && told })
		closeAll(loop)
	})
}

// heed takes signal.Ignore back, which signal.Reset does not.
func heed(sigs ...os.Signal) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, sigs...)
	signal.Stop(c)
}

// A program may ignore a signal: its children do not, and it goes on to.
func TestSignals_IgnoredHere(t *testing.T) {
	if signal.Ignored(syscall.SIGUSR1) {
		t.Skip("ignored already")
	}
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		signal.Ignore(syscall.SIGUSR1)
		defer heed(syscall.SIGUSR1)
		p, r := start(t, loop, process.Options{File: "sleep", Args: []string{"sleep", "1000"}})
		must(t, p.Kill(syscall.SIGUSR1))
		loop.Run(uv.RunDefault)
		equal(t, "ended", *r, result{0, syscall.SIGUSR1})
		equal(t, "still ignored here", signal.Ignored(syscall.SIGUSR1), true)
		must(t, process.Kill(os.Getpid(), syscall.SIGUSR1))
	})
}

// Several loops start children while a signal is ignored.
func TestSignals_IgnoredByManyLoops(t *testing.T) {
	signal.Ignore(syscall.SIGUSR1)
	defer heed(syscall.SIGUSR1)
	const loops = 4
	var all [loops]*uv.Loop
	for i := range all {
		all[i] = uvtest.NewLoop(t)
	}
	var group sync.WaitGroup
	for _, loop := range all {
		group.Go(func() {
			for range 10 {
				p, err := process.Spawn(loop, process.Options{File: "sleep", Args: []string{"sleep", "1000"}})
				if err == nil {
					err = p.Kill(syscall.SIGUSR1)
				}
				if err != nil {
					t.Error(err)
				}
				loop.Run(uv.RunDefault)
				p.Close(nil)
				loop.Run(uv.RunDefault)
			}
		})
	}
	group.Wait()
}

// What is ignored is not watched: the status of a child is lost when the system
// throws it away, but its end is told.
func TestSIGCHLD_Ignored(t *testing.T) {
	everyWay(t, func(t *testing.T, loop *uv.Loop) {
		signal.Ignore(syscall.SIGCHLD)
		defer heed(syscall.SIGCHLD)
		equal(t, "ended", run(t, loop, self("exit", "3")), result{-1, 0})
	})
}

// field is a line of a status file of Linux.
func field(status, name string) string {
	_, rest, _ := strings.Cut(status, "\n"+name+":")
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line)
}
