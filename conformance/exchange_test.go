package conformance

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Exchanges are servers and what is said to them over a real socket. A script
// below exchanges/ prints "port N" when it listens; the comments at its head
// are the client's part:
//
//	// > GET / HTTP/1.1\r\n     send this, with Go's escapes
//	// < text                   read until this has come
//	// end                      send end-of-stream
//	// eof                      read until the server ends the connection
//	// reset                    close the connection so that the peer sees a reset
//	// --                       close, and connect anew
//
// What came over the wire and what the script printed must be what node's
// server said and printed. Each exchange runs a second time with everything
// sent byte by byte.
type exchange struct {
	name, path, title string
	steps             []step
}

type step struct{ verb, text string }

func findExchanges() ([]*exchange, error) {
	paths, err := filepath.Glob("exchanges/*.js")
	if err != nil {
		return nil, err
	}
	var all []*exchange
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		full, err := filepath.Abs(path)
		if err != nil {
			return nil, err
		}
		x := &exchange{name: strings.TrimSuffix(filepath.Base(path), ".js"), path: full}
		for line := range strings.Lines(string(text)) {
			comment, ok := strings.CutPrefix(line, "// ")
			if !ok {
				break
			}
			comment = strings.TrimSuffix(comment, "\n")
			verb, rest, _ := strings.Cut(comment, " ")
			switch verb {
			case ">", "<":
				s, err := strconv.Unquote(`"` + strings.ReplaceAll(rest, `"`, `\"`) + `"`)
				if err != nil {
					return nil, fmt.Errorf("%s: %q: %v", path, rest, err)
				}
				x.steps = append(x.steps, step{verb, s})
			case "end", "eof", "reset", "--":
				x.steps = append(x.steps, step{verb: verb})
			default:
				if x.title == "" {
					x.title = comment
				}
			}
		}
		all = append(all, x)
	}
	return all, nil
}

func TestExchanges(t *testing.T) {
	all, err := findExchanges()
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("no exchanges: this test looks at nothing")
	}
	node := findNode()
	for _, engine := range engines {
		command := engine.command(t)
		for _, x := range all {
			t.Run(engine.name+"/"+x.name, func(t *testing.T) {
				t.Parallel()
				file := strings.TrimSuffix(x.path, ".js") + ".want"
				want, err := os.ReadFile(file)
				if node != "" {
					live := x.run(t, node, false)
					if *rewrite {
						err = os.WriteFile(file, []byte(live), 0o666)
						want = []byte(live)
					} else if live != string(want) {
						t.Errorf("the kept transcript is not what node does (-rewrite):\n%s", difference(string(want), live))
					}
				}
				if err != nil {
					t.Fatal(err)
				}
				for _, bytewise := range [...]bool{false, true} {
					if got := x.run(t, command, bytewise); got != string(want) {
						t.Errorf("// %s (byte by byte: %v)\n%s", x.title, bytewise, difference(got, string(want)))
					}
				}
			})
		}
	}
}

var date = regexp.MustCompile(`Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT`)

// run plays the client's part against the server run by command and gives all
// that could be seen.
func (x *exchange) run(t *testing.T, command string, bytewise bool) string {
	t.Helper()
	cmd := exec.Command(command, x.path)
	cmd.Dir = filepath.Dir(x.path)
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var stderr strings.Builder
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	limit := time.AfterFunc(timeLimit, func() { cmd.Process.Kill() })
	defer limit.Stop()
	defer cmd.Process.Kill()
	lines := bufio.NewReader(stdout)
	first, err := lines.ReadString('\n')
	port, ok := strings.CutPrefix(strings.TrimSpace(first), "port ")
	if err != nil || !ok {
		rest, _ := io.ReadAll(lines)
		t.Fatalf("no \"port N\" line: %q %v\n%s\n%s", first, err, rest, &stderr)
	}

	var wire strings.Builder
	var conn *net.TCPConn
	connect := func() {
		c, err := net.Dial("tcp", "127.0.0.1:"+port)
		if err != nil {
			t.Fatal(err)
		}
		conn = c.(*net.TCPConn)
		conn.SetDeadline(time.Now().Add(timeLimit))
	}
	seen := 0 // of what came on this connection
	var came []byte
	read := func(enough func() bool) {
		buf := make([]byte, 4096)
		for !enough() {
			n, err := conn.Read(buf)
			came = append(came, buf[:n]...)
			if errors.Is(err, syscall.ECONNRESET) || errors.Is(err, io.EOF) {
				came = append(came, "\n<end>"...)
				return
			}
			if err != nil {
				t.Errorf("after %q: %v\n%s", came, err, &stderr)
				return
			}
		}
	}
	hangUp := func() {
		wire.Write(came)
		wire.WriteString("\n--\n")
		conn.Close()
		came, seen = nil, 0
	}
	connect()
	for _, s := range x.steps {
		switch s.verb {
		case ">":
			if !bytewise {
				io.WriteString(conn, s.text)
				continue
			}
			for i := range len(s.text) {
				conn.Write([]byte(s.text[i : i+1]))
			}
		case "<":
			read(func() bool {
				i := strings.Index(string(came[seen:]), s.text)
				if i >= 0 {
					seen += i + len(s.text)
				}
				return i >= 0
			})
		case "eof":
			read(func() bool { return false })
		case "end":
			conn.CloseWrite()
		case "reset":
			conn.SetLinger(0)
			hangUp()
			connect()
		case "--":
			hangUp()
			connect()
		}
	}
	hangUp()
	printed, err := io.ReadAll(lines)
	if err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	var status *exec.ExitError
	if err != nil && !errors.As(err, &status) {
		t.Fatal(err)
	}
	if !limit.Stop() {
		t.Fatalf("the server did not end by itself\n%s%s", printed, &stderr)
	}
	o := outcome{
		stdout: neutral(string(printed), command, cmd.Dir),
		stderr: shape(neutral(stderr.String(), command, cmd.Dir), filepath.Base(command)),
		exit:   cmd.ProcessState.ExitCode(),
	}
	text := strings.ReplaceAll(wire.String(), "\r\n", "\n")
	return "-- wire --\n" + date.ReplaceAllString(text, "Date: $$DATE") + o.String()
}
