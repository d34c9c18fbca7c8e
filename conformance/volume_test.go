package conformance

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// served is a command that runs _echo.js, which pipes what it is sent back.
type served struct {
	port string
	pid  int
}

func serve(t *testing.T, command string) *served {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), command, "_echo.js")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return &served{strings.TrimSpace(strings.TrimPrefix(line, "port ")), cmd.Process.Pid}
}

// kilobytes is a field of /proc/PID/status: VmRSS, VmHWM.
func (s *served) kilobytes(t *testing.T, field string) int {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.pid))
	if err != nil {
		t.Skip("no /proc here")
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, field+":"); ok {
			n, err := strconv.Atoi(strings.Fields(rest)[0])
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	t.Fatalf("no %s in /proc/%d/status", field, s.pid)
	return 0
}

// get asks once on a connection of its own, which it leaves open.
func (s *served) get(t *testing.T, d *net.Dialer, ctx context.Context) net.Conn {
	t.Helper()
	c, err := d.DialContext(ctx, "tcp", "127.0.0.1:"+s.port)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, response.Body)
	return c
}

// TestTwoGigabytes: two gigabytes go up and, piped, come down again; the
// server grows by no more than 40 MB.
func TestTwoGigabytes(t *testing.T) {
	if testing.Short() {
		t.Skip("moves four gigabytes for each engine")
	}
	const volume, most = 2 << 30, 40 << 10
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			s := serve(t, engine.command(t))
			s.get(t, &net.Dialer{}, t.Context()).Close()
			before := s.kilobytes(t, "VmRSS")
			request, err := http.NewRequest("POST", "http://127.0.0.1:"+s.port, io.LimitReader(zeros{}, volume))
			if err != nil {
				t.Fatal(err)
			}
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			n, err := io.Copy(io.Discard, response.Body)
			if err != nil || n != volume {
				t.Fatalf("%d of %d bytes came back: %v", n, volume, err)
			}
			grown := s.kilobytes(t, "VmHWM") - before
			t.Logf("grew by %d KB at most, from %d KB", grown, before)
			if grown > most {
				t.Errorf("grew by %d KB, more than %d", grown, most)
			}
		})
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

// TestIdleConnections: a connection that waits for its next request takes no
// more than half the memory that it takes on node.
func TestIdleConnections(t *testing.T) {
	const connections = 5000
	if testing.Short() {
		t.Skip("opens thousands of connections")
	}
	each := func(t *testing.T, command string) float64 {
		s := serve(t, command)
		var open []net.Conn
		defer func() {
			for _, c := range open {
				c.Close()
			}
		}()
		for range 100 { // what is made once
			open = append(open, s.get(t, &net.Dialer{}, t.Context()))
		}
		before := s.kilobytes(t, "VmRSS")
		for range connections {
			open = append(open, s.get(t, &net.Dialer{}, t.Context()))
		}
		return float64(s.kilobytes(t, "VmRSS")-before) * 1024 / connections
	}
	node := findNode()
	if node == "" {
		t.Skip("no node " + nodeVersion + " to compare with")
	}
	theirs := each(t, node)
	t.Logf("node: %.0f bytes a connection", theirs)
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			ours := each(t, engine.command(t))
			t.Logf("%.0f bytes a connection, %.2f of node's", ours, ours/theirs)
			if ours > theirs/2 {
				t.Errorf("%.0f bytes a connection, node has %.0f", ours, theirs)
			}
		})
	}
}
