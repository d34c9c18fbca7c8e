//go:build unix

package process_test

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/process"
	"github.com/uvgo/uvgo/uv/uvtest"
)

const nobody = 65534

func asRoot(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root may become another user")
	}
}

// whoever is this program for a user that may not look into root's folders.
func whoever(role string, args ...string) process.Options {
	o := self(role, args...)
	if runtime.GOOS == "linux" {
		o.File = "/proc/self/exe"
	}
	return o
}

// libuv: spawn_setuid_setgid
func TestIDs(t *testing.T) {
	asRoot(t)
	loop := uvtest.NewLoop(t)
	for _, test := range []struct {
		flags process.Flags
		want  string
	}{
		{process.SetUID | process.SetGID, fmt.Sprint(nobody, nobody, 12345, 12345, []int{}, "\n")},
		{process.SetUID, fmt.Sprint(nobody, nobody, 0, 0, []int{}, "\n")},
		{process.SetGID, fmt.Sprint(0, 0, 12345, 12345, []int{}, "\n")},
	} {
		o := whoever("ids")
		o.Flags, o.UID, o.GID = test.flags, nobody, 12345
		got, r := output(t, loop, o, 1)
		equal(t, "ids", got, test.want)
		equal(t, "ended", r, result{})
	}
}

func init() {
	program("become root", func(loop *uv.Loop, args []string) {
		flags, _ := strconv.Atoi(args[0])
		for _, file := range []string{me(), "/no/such/program"} {
			p, err := process.Spawn(loop, process.Options{
				File:   file,
				Flags:  process.Flags(flags),
				OnExit: func(int64, syscall.Signal) { check(errors.New("an exit of what did not start")) },
			})
			if !errors.Is(err, uv.EPERM) || p.IsActive() {
				check(fmt.Errorf("%s: %v, active %v", file, err, p.IsActive()))
			}
			p.Close(nil)
		}
		// Becoming what one is takes no permission.
		o := whoever("exit", "0")
		o.Flags, o.UID, o.GID = process.SetUID|process.SetGID, uint32(os.Getuid()), uint32(os.Getgid())
		ends(loop, o)
	})
}

const windowsFlags = process.WindowsVerbatimArguments | process.WindowsHide | process.WindowsHideConsole |
	process.WindowsHideGUI | process.WindowsFilePathExactName

// libuv: spawn_setuid_fails, spawn_setgid_fails
func TestIDs_NotAllowed(t *testing.T) {
	loop := uvtest.NewLoop(t)
	for _, flags := range []process.Flags{process.SetUID | windowsFlags, process.SetGID, process.SetUID | process.SetGID} {
		o := whoever("become root", fmt.Sprint(uint32(flags)))
		o.Stdio = []process.StdioContainer{{}, {}, inherit(2)}
		if os.Geteuid() == 0 {
			o.Flags, o.UID, o.GID = process.SetUID|process.SetGID, nobody, nobody
		}
		equal(t, "ended", run(t, loop, o), result{})
	}
}

func TestWindowsFlags(t *testing.T) {
	loop := uvtest.NewLoop(t)
	o := self("exit", "3")
	o.Flags = windowsFlags
	equal(t, "ended", run(t, loop, o), result{3, 0})
}
