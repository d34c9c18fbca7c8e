package conformance

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// peer is a child that was forked by the test itself, which speaks Node's wire
// format with it byte by byte.
type peer struct {
	t      *testing.T
	conn   *net.UnixConn
	in     *bufio.Reader
	cmd    *exec.Cmd
	stderr strings.Builder
}

// forkPeer starts ipc/peer.js with a channel.
func forkPeer(t *testing.T, command, serialization string) *peer {
	t.Helper()
	fds, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := os.NewFile(uintptr(fds[0]), "channel"), os.NewFile(uintptr(fds[1]), "child's end")
	defer theirs.Close()
	defer ours.Close()
	conn, err := net.FileConn(ours)
	if err != nil {
		t.Fatal(err)
	}
	p := &peer{t: t, conn: conn.(*net.UnixConn), in: bufio.NewReader(conn)}
	p.cmd = exec.CommandContext(t.Context(), command, filepath.Join("ipc", "peer.js"))
	p.cmd.Env = append(os.Environ(), "NODE_CHANNEL_FD=3", "NODE_CHANNEL_SERIALIZATION_MODE="+serialization)
	p.cmd.ExtraFiles = []*os.File{theirs}
	p.cmd.Stderr = &p.stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		conn.Close()
		p.cmd.Wait()
	})
	return p
}

func (p *peer) send(text string, fds ...int) {
	p.t.Helper()
	var oob []byte
	if len(fds) > 0 {
		oob = syscall.UnixRights(fds...)
	}
	if _, _, err := p.conn.WriteMsgUnix([]byte(text), oob, nil); err != nil {
		p.t.Fatal(err)
	}
}

// wants reads lines and compares them.
func (p *peer) wants(lines ...string) {
	p.t.Helper()
	for _, want := range lines {
		got, err := p.in.ReadString('\n')
		if err != nil {
			p.t.Fatalf("got %q, %v, want %q\n%s", got, err, want, p.stderr.String())
		}
		if got != want+"\n" {
			p.t.Errorf("got %swant %s", got, want)
		}
	}
}

// ends closes the channel and wants the child to exit with this code.
func (p *peer) ends(code int) {
	p.t.Helper()
	p.conn.CloseWrite()
	if rest, _ := io.ReadAll(p.in); len(rest) > 0 {
		p.t.Errorf("it also said %q", rest)
	}
	p.cmd.Wait()
	if got := p.cmd.ProcessState.ExitCode(); got != code {
		p.t.Errorf("exit code: got %d, want %d\n%s", got, code, p.stderr.String())
	}
}

// file is the descriptor of something that is closed with the test.
func file(t *testing.T, f interface{ File() (*os.File, error) }) int {
	t.Helper()
	dup, err := f.File()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { dup.Close() })
	return int(dup.Fd())
}

// TestIPCPeer does to a child what no Node does to it; where Node can take it,
// it must answer the same.
func TestIPCPeer(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	server := file(t, listener.(*net.TCPListener))
	here, err := os.Open("ipc_linux_test.go")
	if err != nil {
		t.Fatal(err)
	}
	defer here.Close()

	const ack, nack = `{"cmd":"NODE_HANDLE_ACK"}`, `{"cmd":"NODE_HANDLE_NACK"}`
	tests := []struct {
		name   string
		ours   bool // Node cannot take it
		script func(p *peer)
	}{
		{"each byte alone", false, func(p *peer) {
			for _, b := range []byte(`{"text":"é日😀"}` + "\n" + `[1]` + "\n") {
				p.send(string([]byte{b}))
			}
			p.wants(`{"echo":{"text":"é日😀"}}`, `{"echo":[1]}`)
		}},
		{"many at once", false, func(p *peer) {
			p.send(strings.Repeat("1\n", 500))
			for range 500 {
				p.wants(`{"echo":1}`)
			}
		}},
		{"bytes that are no UTF-8", false, func(p *peer) {
			p.send("\"a\xffb\xe6\x97\"\n")
			p.wants(`{"echo":"a` + "\ufffd" + `b` + "\ufffd" + `"}`)
		}},
		{"garbage", false, func(p *peer) {
			p.send("garbage\n")
			p.wants(`{"uncaught":"SyntaxError: Unexpected token 'g', \"garbage\" is not valid JSON"}`)
			p.send("1\n")
			p.wants(`{"echo":1}`)
		}},
		{"garbage before and behind a message", true, func(p *peer) {
			p.send("]\n1\n}\n2\n")
			p.wants(`{"uncaught":"SyntaxError: Unexpected token ']', \"]\" is not valid JSON"}`)
			p.wants(`{"uncaught":"SyntaxError: Unexpected token '}', \"}\" is not valid JSON"}`, `{"echo":1}`, `{"echo":2}`)
		}},
		{"a message that nests too deep", true, func(p *peer) {
			p.send(strings.Repeat("[", 200000) + "\n1\n")
			line, _ := p.in.ReadString('\n')
			if !strings.HasPrefix(line, `{"uncaught":"`) {
				t.Errorf("got %s", line)
			}
			p.wants(`{"echo":1}`)
		}},
		{"half a message and the end", false, func(p *peer) { p.send(`{"half":`) }},
		{"nothing but the end", false, func(p *peer) {}},
		{"a handle", false, func(p *peer) {
			p.send(`{"cmd":"NODE_HANDLE","type":"net.Server","msg":"server"}`+"\n", server)
			p.wants(ack, `{"echo":"server","handle":"Server"}`)
		}},
		{"a handle with the first of many pieces", false, func(p *peer) {
			text := `{"cmd":"NODE_HANDLE","type":"net.Server","msg":"server"}` + "\n"
			p.send(text[:1], server)
			for _, b := range []byte(text[1:]) {
				p.send(string([]byte{b}))
			}
			p.wants(ack, `{"echo":"server","handle":"Server"}`)
		}},
		{"a message about a handle that is not there", false, func(p *peer) {
			p.send(`{"cmd":"NODE_HANDLE","type":"net.Server","msg":"server"}` + "\n1\n")
			p.wants(nack, `{"echo":1}`)
		}},
		{"a handle that is a file", true, func(p *peer) {
			p.send(`{"cmd":"NODE_HANDLE","type":"net.Socket","msg":"file"}`+"\n", int(here.Fd()))
			p.wants(nack)
			p.send("1\n")
			p.wants(`{"echo":1}`)
		}},
		{"a handle of an unknown type", true, func(p *peer) {
			p.send(`{"cmd":"NODE_HANDLE","type":"net.Other","msg":1}`+"\n1\n", server)
			p.wants(ack, `{"echo":1}`)
		}},
		{"a stream that is said to be a dgram", true, func(p *peer) {
			p.send(`{"cmd":"NODE_HANDLE","type":"dgram.Socket","msg":1,"dgramType":"udp4"}`+"\n1\n", server)
			p.wants(ack)
			line, _ := p.in.ReadString('\n')
			if !strings.HasPrefix(line, `{"uncaught":"`) {
				t.Errorf("got %s", line)
			}
			p.wants(`{"echo":1}`)
		}},
		{"acknowledgements of nothing", true, func(p *peer) {
			p.send(ack + "\n" + nack + "\n1\n")
			p.wants(`{"echo":1}`)
		}},
		{"a handle that never arrives", true, func(p *peer) {
			p.send(`"socket"` + "\n")
			for range 4 {
				line, _ := p.in.ReadString('\n')
				if !strings.HasPrefix(line, `{"cmd":"NODE_HANDLE","type":"net.Socket","msg":"take this","key":"4:127.0.0.1:0"}`) {
					t.Errorf("got %s", line)
				}
				p.send(nack + "\n")
			}
			p.wants(`"behind it"`, `{"cmd":"NODE_SOCKET_NOTIFY_CLOSE","key":"4:127.0.0.1:0"}`, `{"warning":"SentHandleNotReceivedWarning"}`)
			p.send(`{"cmd":"NODE_SOCKET_ALL_CLOSED","key":"4:127.0.0.1:0"}` + "\n")
		}},
		{"handles that nobody asked for", true, func(p *peer) {
			p.send("0\n")
			p.wants(`{"echo":0}`)
			before := p.descriptors()
			for i := range 200 {
				p.send(fmt.Sprintf("%d\n", i), server, server)
			}
			for i := range 200 {
				p.wants(fmt.Sprintf(`{"echo":%d}`, i))
			}
			if now := p.descriptors(); now > before+2 {
				t.Errorf("%d descriptors before, %d now", before, now)
			}
		}},
		{"a length and bytes", false, func(p *peer) {
			p.send("\x00\x00\x00\x04\xff\x0fI\x02")
			p.wantsBytes("\xff\x0fo\"\x04echoI\x02\"\x06handle_{\x02")
		}},
		{"a length in pieces", false, func(p *peer) {
			for _, b := range []byte("\x00\x00\x00\x04\xff\x0fI\x02") {
				p.send(string([]byte{b}))
			}
			p.wantsBytes("\xff\x0fo\"\x04echoI\x02\"\x06handle_{\x02")
		}},
		{"garbage of the right length", true, func(p *peer) {
			p.send("\x00\x00\x00\x03abc\x00\x00\x00\x00\x00\x00\x00\x03\xff\x0fo\x00\x00\x00\x04\xff\x0fI\x02")
			bad := "Error: Unable to deserialize cloned data due to invalid or unsupported version."
			for _, text := range []string{bad, bad, "Error: Unable to deserialize cloned data."} {
				p.wantsBytes("\xff\x0fo\"\x08uncaught\"" + string(rune(len(text))) + text + "{\x01")
			}
			p.wantsBytes("\xff\x0fo\"\x04echoI\x02\"\x06handle_{\x02")
		}},
		{"more than there will ever be", true, func(p *peer) { p.send("\xff\xff\xff\xff\xff\x0fI\x02") }},
	}
	all := map[string]string{"node": findNode()}
	for _, e := range engines {
		all[e.name] = e.command(t)
	}
	for name, command := range all {
		t.Run(name, func(t *testing.T) {
			for _, tt := range tests {
				if command == "" || name == "node" && tt.ours {
					continue
				}
				t.Run(tt.name, func(t *testing.T) {
					t.Parallel()
					mode := "json"
					if strings.Contains(tt.name, "length") || strings.HasPrefix(tt.name, "more than") {
						mode = "advanced"
					}
					p := forkPeer(t, command, mode)
					tt.script(p)
					p.ends(0)
				})
			}
		})
	}
}

// wantsBytes reads a message behind its length.
func (p *peer) wantsBytes(want string) {
	p.t.Helper()
	var size [4]byte
	if _, err := io.ReadFull(p.in, size[:]); err != nil {
		p.t.Fatalf("%v\n%s", err, p.stderr.String())
	}
	got := make([]byte, binary.BigEndian.Uint32(size[:]))
	if _, err := io.ReadFull(p.in, got); err != nil || string(got) != want {
		p.t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

// descriptors counts those the child has open.
func (p *peer) descriptors() int {
	p.t.Helper()
	entries, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", p.cmd.Process.Pid))
	if err != nil {
		p.t.Fatal(err)
	}
	return len(entries)
}

// TestIPCCrash forks children that end in every way, at moments that a seed
// says, while they talk: nothing hangs, and neither a child nor a descriptor is
// left.
func TestIPCCrash(t *testing.T) {
	rounds := "500"
	if testing.Short() {
		rounds = "40"
	}
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			out, err := exec.CommandContext(t.Context(), e.command(t), filepath.Join("ipc", "crash.js"), rounds, "1").CombinedOutput()
			if want := rounds + " 8 no descriptor left no child left\n"; err != nil || string(out) != want {
				t.Errorf("%v: got\n%s\nwant\n%s", err, out, want)
			}
		})
	}
}
