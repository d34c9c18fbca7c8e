package conformance

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// workers is a running _cluster.js.
type workers struct {
	t     *testing.T
	url   string
	log   string // a file: who takes what, who is killed
	stdin io.WriteCloser
	lines *bufio.Scanner
}

func startWorkers(t *testing.T, size int, words ...string) *workers {
	log := filepath.Join(t.TempDir(), "log")
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute) // beyond the test: it ends in Cleanup
	cmd := exec.CommandContext(ctx, words[0], append(words[1:], "_cluster.js", strconv.Itoa(size), log)...)
	cmd.Stderr = os.Stderr
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w := &workers{t: t, log: log, stdin: stdin, lines: bufio.NewScanner(stdout)}
	t.Cleanup(func() {
		defer cancel()
		stdin.Close()
		w.wants("end")
		if err := cmd.Wait(); err != nil {
			t.Errorf("the primary: %v", err)
		}
	})
	if !w.lines.Scan() {
		t.Fatal("no workers")
	}
	w.url = "http://127.0.0.1:" + strings.TrimPrefix(w.lines.Text(), "port ") + "/"
	return w
}

func (w *workers) wants(line string) {
	w.t.Helper()
	if !w.lines.Scan() || w.lines.Text() != line {
		w.t.Errorf("the primary says %q, wants %q", w.lines.Text(), line)
	}
}

func (w *workers) command(name string) {
	w.t.Helper()
	io.WriteString(w.stdin, name+"\n")
	w.wants(name)
}

// load is what clients met.
type load struct {
	sync.Mutex
	answers map[string]int // by worker
	failed  []failure
}

// failure is a request that had no answer, from this port of ours.
type failure struct {
	port string
	error
}

// load asks from eight clients, each time over a new connection, until meanwhile
// has returned and there were at least so many answers.
func (w *workers) load(least int, meanwhile func()) *load {
	return w.loadOver(&http.Transport{DisableKeepAlives: true}, least, meanwhile)
}

func (w *workers) loadOver(transport *http.Transport, least int, meanwhile func()) *load {
	client := &http.Client{Transport: transport, Timeout: 20 * time.Second}
	defer transport.CloseIdleConnections()
	l := &load{answers: make(map[string]int)}
	var over atomic.Bool
	var count atomic.Int64
	var clients sync.WaitGroup
	for range 8 {
		clients.Go(func() {
			for !over.Load() || count.Load() < int64(least) {
				count.Add(1)
				id, port, err := ask(client, w.url)
				l.Lock()
				if err != nil {
					l.failed = append(l.failed, failure{port, err})
				} else {
					l.answers[id]++
				}
				l.Unlock()
			}
		})
	}
	meanwhile()
	over.Store(true)
	clients.Wait()
	return l
}

// ask gives the answer, and the port that it was asked from.
func ask(client *http.Client, url string) (answer, port string, err error) {
	trace := &httptrace.ClientTrace{GotConn: func(info httptrace.GotConnInfo) {
		port = strconv.Itoa(info.Conn.LocalAddr().(*net.TCPAddr).Port)
	}}
	request, err := http.NewRequestWithContext(httptrace.WithClientTrace(context.Background(), trace), "GET", url, nil)
	if err != nil {
		return "", "", err
	}
	response, err := client.Do(request)
	if err != nil {
		return "", port, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), port, err
}

// taken reads the log: for each port the workers that took its connections, and
// who was killed.
func (w *workers) taken() (by map[string][]string, killed map[string]bool) {
	text, err := os.ReadFile(w.log)
	if err != nil {
		w.t.Fatal(err)
	}
	by, killed = make(map[string][]string), make(map[string]bool)
	for line := range strings.Lines(string(text)) {
		worker, what, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		if what == "killed" {
			killed[worker] = true
		} else {
			by[what] = append(by[what], worker)
		}
	}
	return by, killed
}

// eachCluster runs test with workers that are processes, and that are threads.
func eachCluster(t *testing.T, size int, test func(t *testing.T, w *workers)) {
	for _, e := range engines {
		for _, kind := range []string{"processes", "threads"} {
			t.Run(e.name+"/"+kind, func(t *testing.T) { test(t, startWorkers(t, size, e.command(t), "--cluster="+kind)) })
		}
	}
}

// TestClusterSpreads: connections go round, whatever the load.
func TestClusterSpreads(t *testing.T) {
	eachCluster(t, 3, func(t *testing.T, w *workers) {
		l := w.load(3000, func() {})
		total := 0
		for _, n := range l.answers {
			total += n
		}
		for id, n := range l.answers {
			if mean := float64(total) / 3; float64(n) < 0.9*mean || float64(n) > 1.1*mean {
				t.Errorf("worker %s has answered %d of %d", id, n, total)
			}
		}
		if len(l.failed) > 0 || len(l.answers) != 3 {
			t.Errorf("failed: %v; answers %v", l.failed, l.answers)
		}
	})
}

// TestClusterRolls: when all workers give way to new ones nobody notices.
func TestClusterRolls(t *testing.T) {
	eachCluster(t, 2, func(t *testing.T, w *workers) {
		l := w.load(100, func() {
			for range 2 {
				w.command("roll")
			}
		})
		if len(l.failed) > 0 {
			t.Errorf("%d requests failed: %v", len(l.failed), l.failed[0])
		}
	})
}

// TestClusterRollsKeptAlive: nor does anybody whose connections are kept: a worker
// that leaves ends those that are idle, and the others with their next answer. It is
// not held for as long as a client goes on, as one of Node's is.
func TestClusterRollsKeptAlive(t *testing.T) {
	eachCluster(t, 2, func(t *testing.T, w *workers) {
		w.url += "late"
		l := w.loadOver(&http.Transport{MaxIdleConnsPerHost: 8}, 100, func() { w.command("roll") })
		if len(l.failed) > 0 {
			t.Errorf("%d requests failed: %v", len(l.failed), l.failed[0])
		}
	})
}

// TestClusterKills: with a worker die the connections that it has taken, and no
// others: what it was sent and has not taken goes to another. It may have said that
// it takes one when it had no time left to tell the log, no more.
func TestClusterKills(t *testing.T) {
	const kills = 6
	eachCluster(t, 3, func(t *testing.T, w *workers) {
		l := w.load(100, func() {
			for range kills {
				w.command("kill")
			}
		})
		by, killed := w.taken()
		if len(killed) != kills {
			t.Errorf("killed: %v", killed)
		}
		untold := 0
		for _, err := range l.failed {
			if len(by[err.port]) == 0 {
				untold++
			} else if !slices.ContainsFunc(by[err.port], func(worker string) bool { return killed[worker] }) {
				t.Errorf("a living worker, of %v, had taken what failed: %v", by[err.port], err)
			}
			if !errors.Is(err.error, io.EOF) && !errors.Is(err.error, syscall.ECONNRESET) {
				t.Errorf("a request failed otherwise than by its worker's death: %v", err)
			}
		}
		if untold > kills {
			t.Errorf("%d requests failed that no worker had taken", untold)
		}
		t.Logf("%d requests failed, %d of them untold", len(l.failed), untold)
		if l = w.load(100, func() {}); len(l.failed) > 0 || len(l.answers) != 3 {
			t.Errorf("afterwards: failed %v, answers %v", l.failed, l.answers)
		}
	})
}

// TestClusterPairs: a primary of ours has workers that are Node's, and the other
// way round, by either schedule.
func TestClusterPairs(t *testing.T) {
	node := findNode()
	if node == "" {
		t.Skip("no node here")
	}
	pair := func(t *testing.T, policy, primary, worker string) string {
		ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
		defer cancel()
		cmd := exec.CommandContext(ctx, primary, "_cluster-pair.js", worker)
		cmd.Env = append(os.Environ(), "NODE_CLUSTER_SCHED_POLICY="+policy)
		text, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%v\n%s", err, text)
		}
		return string(text)
	}
	for _, policy := range []string{"rr", "none"} {
		want := pair(t, policy, node, node)
		for _, e := range engines {
			t.Run(e.name+"/"+policy, func(t *testing.T) {
				command := e.command(t)
				for _, of := range [][2]string{{node, command}, {command, node}, {command, command}} {
					if got := pair(t, policy, of[0], of[1]); got != want {
						t.Errorf("primary %s, worker %s:\n%s", of[0], of[1], difference(got, want))
					}
				}
			})
		}
	}
}

// TestClusterThreads: what a cluster of processes does, one of threads does, but
// where settings of processes come in, or the options that the command was given.
func TestClusterThreads(t *testing.T) {
	scripts, err := findScripts("scripts")
	if err != nil {
		t.Fatal(err)
	}
	apart := []string{"cluster/crash", "cluster/path", "cluster/path-shared", "cluster/silent", "cluster/setup", "cluster/orphan"}
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) {
			for _, s := range scripts {
				if !strings.HasPrefix(s.name, "cluster/") || slices.Contains(apart, s.name) {
					continue
				}
				threaded := *s
				threaded.flags = append([]string{"--cluster=threads"}, s.flags...)
				if got, want := run(t, e.command(t), &threaded), kept(t, s); !same(got, want) {
					t.Errorf("%s:\n%s", s.name, difference(got.String(), want.String()))
				}
			}
		})
	}
}

// TestClusterRounds: whichever way workers end, the primary keeps no descriptor of
// theirs.
func TestClusterRounds(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("counts by /proc")
	}
	for _, e := range engines {
		for _, kind := range []string{"processes", "threads"} {
			t.Run(e.name+"/"+kind, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				text, err := exec.CommandContext(ctx, e.command(t), "--cluster="+kind, "_cluster-rounds.js", "60").CombinedOutput()
				more, notNumber := strconv.Atoi(strings.TrimSpace(string(text)))
				if err != nil || notNumber != nil || more > 6 {
					t.Errorf("%v: %q", err, text)
				}
			})
		}
	}
}
