package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"uvgoja": main})
}

func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: filepath.Join("testdata", "script")})
}

// Ctrl-C ends a program that waits, and one that computes: a shell then says
// 130, since the signal ended the process and no exit code of ours.
func TestInterrupt(t *testing.T) {
	for _, code := range []string{
		`setInterval(function () {}, 1e6); console.log('up')`,
		`console.log('up'); for (;;);`,
	} {
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		// testscript.Main runs main for this name.
		link := filepath.Join(t.TempDir(), "uvgoja")
		if err := os.Symlink(self, link); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(link, "-e", code)
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		line, _ := bufio.NewReader(stdout).ReadString('\n')
		if line != "up\n" {
			t.Errorf("%s: first line %q", code, line)
		}
		cmd.Process.Signal(os.Interrupt)
		cmd.Wait()
		status := cmd.ProcessState.Sys().(syscall.WaitStatus)
		if !status.Signaled() || status.Signal() != syscall.SIGINT {
			t.Errorf("%s: ended with %v, not by SIGINT", code, cmd.ProcessState)
		}
	}
}
