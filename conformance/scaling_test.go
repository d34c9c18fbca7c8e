package conformance

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// What docs/scaling.md shows, run: examples/service.js behind HAProxy, under a
// socket it is handed, beside another of itself, and with Redis.

// service is a running examples/service.js.
type service struct {
	cmd  *exec.Cmd
	port string
	rest *bufio.Reader
}

// startService runs the program in script, with more variables.
func startService(t *testing.T, cmd *exec.Cmd, env ...string) *service {
	t.Helper()
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = os.Stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &service{cmd: cmd, rest: bufio.NewReader(stdout)}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	line, err := s.rest.ReadString('\n')
	if err != nil {
		t.Fatalf("%v says nothing: %v", cmd.Args, err)
	}
	s.port = strings.TrimSpace(strings.TrimPrefix(line, "listening on "))
	return s
}

func (s *service) pid() string { return strconv.Itoa(s.cmd.Process.Pid) }

// drain sends SIGTERM and waits for the end, which has to be a clean one.
func (s *service) drain(t *testing.T) {
	t.Helper()
	if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	said, _ := io.ReadAll(s.rest)
	if err := s.cmd.Wait(); err != nil || string(said) != "drained\n" {
		t.Fatalf("SIGTERM: %v, and it said %q", err, said)
	}
}

const serviceScript = "../examples/service.js"

// get is the answer to one request, without its line end.
func get(client *http.Client, url string) (string, error) {
	response, err := client.Get(url)
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err == nil && response.StatusCode != 200 {
		err = fmt.Errorf("%s: %s", response.Status, text)
	}
	return strings.TrimSpace(string(text)), err
}

// until asks until the answer is want.
func until(t *testing.T, url, want string) {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	var got string
	var err error
	for range 6000 {
		if got, err = get(client, url); err == nil && got == want {
			return
		}
		time.Sleep(10 * time.Millisecond) // Nothing tells a stranger that a port opens.
	}
	t.Fatalf("%s never says %q, but %q, %v", url, want, got, err)
}

func freePort(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return port
}

// TestScaling_HAProxy: three machines behind the balancer of the docs, each
// deployed again under load. Not one request fails.
func TestScaling_HAProxy(t *testing.T) {
	haproxy, err := exec.LookPath("haproxy")
	if err != nil {
		t.Skip("no haproxy here")
	}
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			command := engine.command(t)
			front := freePort(t)
			ports := []string{freePort(t), freePort(t), freePort(t)}
			runHAProxy(t, haproxy, front, ports)
			start := func(port string) *service {
				return startService(t, exec.Command(command, serviceScript), "PORT="+port, "DRAIN_MS=1000")
			}
			machines := make([]*service, len(ports))
			for i, port := range ports {
				machines[i] = start(port)
			}
			url := "http://127.0.0.1:" + front + "/"
			for _, m := range machines {
				until(t, url, m.pid())
			}

			load := startLoad(t, url, 16)
			for i, port := range ports {
				machines[i].drain(t)
				machines[i] = start(port)
				until(t, url, machines[i].pid())
			}
			answered := load()
			t.Logf("%d requests answered", answered)
		})
	}
}

// startLoad has n clients ask one thing after the other until the function it
// returns is called. Whatever is not a 200 fails the test.
func startLoad(t *testing.T, url string, n int) (stop func() int64) {
	var stopped atomic.Bool
	var answered atomic.Int64
	var all sync.WaitGroup
	transport := &http.Transport{MaxIdleConnsPerHost: n}
	client := &http.Client{Transport: transport}
	for range n {
		all.Go(func() {
			for !stopped.Load() {
				if _, err := get(client, url); err != nil {
					t.Errorf("after %d answers: %v", answered.Load(), err)
					return
				}
				answered.Add(1)
			}
		})
	}
	return func() int64 {
		stopped.Store(true)
		all.Wait()
		transport.CloseIdleConnections()
		return answered.Load()
	}
}

// runHAProxy runs the configuration of docs/scaling.md with these ports.
func runHAProxy(t *testing.T, haproxy, front string, ports []string) {
	t.Helper()
	text, err := os.ReadFile("../docs/scaling.md")
	if err != nil {
		t.Fatal(err)
	}
	block := regexp.MustCompile("(?s)```haproxy\n(.*?)```").FindSubmatch(text)
	if block == nil {
		t.Fatal("docs/scaling.md has no configuration any more")
	}
	replace := []string{"127.0.0.1:8080", "127.0.0.1:" + front}
	for i, port := range ports {
		replace = append(replace, fmt.Sprintf("127.0.0.1:%d", 3001+i), "127.0.0.1:"+port)
	}
	config := filepath.Join(t.TempDir(), "haproxy.cfg")
	if err := os.WriteFile(config, []byte(strings.NewReplacer(replace...).Replace(string(block[1]))), 0o666); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(haproxy, "-db", "-q", "-f", config)
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
}

// TestScaling_SocketActivation: the one who started us listens. While nobody
// serves, connections wait.
func TestScaling_SocketActivation(t *testing.T) {
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			command := engine.command(t)
			listener, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer listener.Close()
			socket, err := listener.(*net.TCPListener).File()
			if err != nil {
				t.Fatal(err)
			}
			defer socket.Close()
			start := func() *service {
				// The shell knows the number that its successor will have.
				cmd := exec.Command("sh", "-c", `LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"`, "sh", command, serviceScript)
				cmd.ExtraFiles = []*os.File{socket}
				return startService(t, cmd, "DRAIN_MS=0")
			}
			url := "http://" + listener.Addr().String() + "/"
			client := &http.Client{}
			first := start()
			if got, err := get(client, url); got != first.pid() {
				t.Fatalf("%q, %v", got, err)
			}
			first.drain(t)

			waiting := make(chan string)
			go func() {
				got, err := get(client, url)
				if err != nil {
					t.Error(err)
				}
				waiting <- got
			}()
			second := start()
			if got := <-waiting; got != second.pid() {
				t.Fatalf("the one that waited was answered %q by %s", got, second.pid())
			}
			second.drain(t)
		})
	}
}

// TestScaling_ReusePort: two of them on one port, and one goes.
func TestScaling_ReusePort(t *testing.T) {
	for _, engine := range engines {
		t.Run(engine.name, func(t *testing.T) {
			command := engine.command(t)
			start := func(port string) *service {
				return startService(t, exec.Command(command, serviceScript), "PORT="+port, "DRAIN_MS=0")
			}
			first := start("0")
			second := start(first.port)
			url := "http://127.0.0.1:" + first.port + "/"
			until(t, url, first.pid())
			until(t, url, second.pid())
			first.drain(t)
			client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
			for range 20 {
				if got, err := get(client, url); got != second.pid() {
					t.Fatalf("%q, %v", got, err)
				}
			}
			second.drain(t)
		})
	}
}

// TestScaling_Redis: three machines, of both engines, count together.
func TestScaling_Redis(t *testing.T) {
	redis, err := exec.LookPath("redis-server")
	if err != nil {
		t.Skip("no redis-server here")
	}
	modules, err := installed("npm")
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	script := filepath.Join(dir, "service.js")
	text, err := os.ReadFile(serviceScript)
	if err == nil {
		err = os.WriteFile(script, text, 0o666)
	}
	if err == nil {
		err = os.Symlink(modules, filepath.Join(dir, "node_modules"))
	}
	if err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	server := exec.Command(redis, "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", dir)
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Process.Kill(); server.Wait() })

	var machines []*service
	for i := range 3 {
		command := engines[i%len(engines)].command(t)
		machines = append(machines, startService(t, exec.Command(command, script), "PORT=0", "DRAIN_MS=0", "REDIS_URL=redis://127.0.0.1:"+port))
	}
	const each = 200
	var seen sync.Map
	var all sync.WaitGroup
	for _, m := range machines {
		all.Go(func() {
			for range each {
				n, err := get(http.DefaultClient, "http://127.0.0.1:"+m.port+"/count")
				if _, twice := seen.LoadOrStore(n, m); err != nil || twice {
					t.Errorf("counted %q, twice: %v, %v", n, twice, err)
					return
				}
			}
		})
	}
	all.Wait()
	if _, last := seen.Load(strconv.Itoa(each * len(machines))); !last {
		t.Error("they did not count together")
	}
	http.DefaultClient.CloseIdleConnections()
	for _, m := range machines {
		m.drain(t)
	}
}
