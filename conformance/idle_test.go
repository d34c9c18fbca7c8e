package conformance

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestIdleServer: a server that has nothing to do makes no system calls. The
// proof needs strace.
func TestIdleServer(t *testing.T) {
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("no strace here")
	}
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			command := engine.command(t)
			cmd := exec.Command(command, "_echo.js")
			stdout, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() { cmd.Process.Kill(); cmd.Wait() }()
			line, err := bufio.NewReader(stdout).ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			request, err := http.NewRequest("GET", "http://127.0.0.1:"+strings.TrimSpace(strings.TrimPrefix(line, "port ")), nil)
			if err != nil {
				t.Fatal(err)
			}
			request.Close = true
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			io.Copy(io.Discard, response.Body)
			response.Body.Close()

			trace := filepath.Join(t.TempDir(), "trace")
			ctx, cancel := context.WithTimeout(t.Context(), 6*time.Second)
			defer cancel()
			st := exec.CommandContext(ctx, strace, "-f", "-qq", "-ttt", "-o", trace, "-p", strconv.Itoa(cmd.Process.Pid))
			st.Cancel = func() error { return st.Process.Signal(os.Interrupt) }
			if text, err := st.CombinedOutput(); ctx.Err() == nil {
				t.Skipf("strace may not attach here: %v\n%s", err, text)
			}
			text, err := os.ReadFile(trace)
			if err != nil {
				t.Fatal(err)
			}
			// strace interrupts the waits it finds; what counts is what begins
			// two seconds later and more.
			var first float64
			for line := range strings.Lines(string(text)) {
				fields := strings.Fields(line)
				if len(fields) < 3 || strings.Contains(line, "resumed") {
					continue
				}
				at, err := strconv.ParseFloat(fields[1], 64)
				if err != nil {
					t.Fatalf("%q: %v", line, err)
				}
				if first == 0 {
					first = at
				}
				if at > first+2 && !strings.Contains(line, "detached") {
					t.Errorf("an idle server calls: %s", line)
				}
			}
			if first == 0 {
				t.Error("strace saw nothing at all")
			}
		})
	}
}
