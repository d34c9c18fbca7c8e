package conformance

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestCutBodies sends ten thousand requests whose bytes are cut at random
// places to a server that pipes each body back. Every byte comes back, and
// when the clients have gone, those too that went in the middle of a request,
// the server holds as many sockets as before.
func TestCutBodies(t *testing.T) {
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			command := engine.command(t)
			cutBodies(t, command)
		})
	}
}

func cutBodies(t *testing.T, command string) {
	const clients, requests = 16, 10_000
	cmd := exec.Command(command, "_echo.js")
	cmd.Stderr = os.Stderr
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
	addr := "127.0.0.1:" + strings.TrimSpace(strings.TrimPrefix(line, "port "))
	// Sockets alone: Go's runtime opens a poller of its own, once, when the
	// first of its timers is set.
	sockets := func() (n int) {
		dir := fmt.Sprintf("/proc/%d/fd", cmd.Process.Pid)
		all, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, fd := range all {
			if what, err := os.Readlink(filepath.Join(dir, fd.Name())); err == nil && strings.HasPrefix(what, "socket:") {
				n++
			}
		}
		return n
	}
	// One connection stays. A round trip on it gives the server time to see
	// to the others.
	conn, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	answers := bufio.NewReader(conn)
	roundTrip := func() {
		io.WriteString(conn, "GET /0 HTTP/1.1\r\nHost: a\r\n\r\n")
		response, err := http.ReadResponse(answers, nil)
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, response.Body)
	}
	roundTrip()
	before := sockets()

	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() { client(t, addr, rand.New(rand.NewPCG(seed, uint64(i))), requests/clients) })
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	for busy := true; busy; {
		select {
		case <-done:
			busy = false
		default:
			roundTrip() // keeps its connection from being idle too long
		}
	}

	for deadline := time.Now().Add(timeLimit); sockets() > before; {
		if time.Now().After(deadline) {
			t.Fatalf("%d sockets before, %d after", before, sockets())
		}
		roundTrip()
	}
}

// client sends n requests that must be answered, and now and then one that it
// gives up in the middle.
func client(t *testing.T, addr string, random *rand.Rand, n int) {
	var conn net.Conn
	var answers *bufio.Reader
	defer func() {
		if conn != nil {
			conn.Close()
		}
	}()
	for i := range n {
		if conn == nil {
			c, err := net.Dial("tcp", addr)
			if err != nil {
				t.Error(err)
				return
			}
			conn, answers = c, bufio.NewReader(c)
			conn.SetDeadline(time.Now().Add(timeLimit))
		}
		body := make([]byte, random.IntN(300))
		if random.IntN(50) == 0 {
			body = make([]byte, random.IntN(200_000))
		}
		for j := range body {
			body[j] = byte(random.Uint32())
		}
		text := request(body, i, random)
		if random.IntN(40) == 0 {
			send(conn, text[:random.IntN(len(text))], random)
			conn.Close()
			conn = nil
			continue
		}
		go send(conn, text, random2(random))
		response, err := http.ReadResponse(answers, nil)
		if err != nil {
			t.Errorf("request %d, %d bytes: %v", i, len(body), err)
			return
		}
		got, err := io.ReadAll(response.Body)
		if err != nil || !bytes.Equal(got, body) || response.Header.Get("X-Number") != fmt.Sprint(i) {
			t.Errorf("request %d: sent %d bytes, got %d back, header %q: %v", i, len(body), len(got), response.Header.Get("X-Number"), err)
			return
		}
		if random.IntN(20) == 0 {
			conn.Close()
			conn = nil
		}
	}
}

// random2 is a generator for another goroutine.
func random2(random *rand.Rand) *rand.Rand { return rand.New(rand.NewPCG(random.Uint64(), 1)) }

// request is a POST of body, with its length told or in chunks.
func request(body []byte, number int, random *rand.Rand) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "POST /%d HTTP/1.1\r\nHost: a\r\n", number)
	if random.IntN(2) == 0 {
		fmt.Fprintf(&b, "Content-Length: %d\r\n\r\n", len(body))
		b.Write(body)
		return b.Bytes()
	}
	b.WriteString("Transfer-Encoding: chunked\r\n\r\n")
	for len(body) > 0 {
		n := 1 + random.IntN(len(body))
		fmt.Fprintf(&b, "%x\r\n%s\r\n", n, body[:n])
		body = body[n:]
	}
	b.WriteString("0\r\n\r\n")
	return b.Bytes()
}

// send writes text in pieces of random size.
func send(conn net.Conn, text []byte, random *rand.Rand) {
	for len(text) > 0 {
		n := 1 + random.IntN(min(len(text), 1+random.IntN(len(text))))
		if _, err := conn.Write(text[:n]); err != nil {
			return
		}
		text = text[n:]
	}
}
