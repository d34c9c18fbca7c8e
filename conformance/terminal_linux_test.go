package conformance

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// Terminals are programs on a pseudo terminal and what is typed there. The
// comments at the head of a script below terminals/ are the person before it:
//
//	// > ab\x1b[D     type this, with Go's escapes
//	// < text         watch until this is shown, after what was watched before
//	// type a b\x20   type these words one by one, and after each watch until the
//	//                program rings the bell
//	// size 20x5      make the window so many columns and rows; first of all it
//	//                is 80x24
//	// env K=V        a variable
//	// hangup         take the terminal away
//
// What appeared on the terminal, byte by byte, how the program ended and the
// mode it left the terminal in must be node's.
type screenplay struct {
	path, title string
	env         []string
	steps       []step
}

func readScreenplay(path string) (*screenplay, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	x := &screenplay{path: path}
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
		case "type":
			for _, word := range strings.Fields(rest) {
				s, err := strconv.Unquote(`"` + strings.ReplaceAll(word, `"`, `\"`) + `"`)
				if err != nil {
					return nil, fmt.Errorf("%s: %q: %v", path, word, err)
				}
				x.steps = append(x.steps, step{">", s}, step{"<", "\a"})
			}
		case "size", "hangup":
			x.steps = append(x.steps, step{verb, rest})
		case "env":
			x.env = append(x.env, rest)
		default:
			if x.title == "" {
				x.title = comment
			}
		}
	}
	return x, nil
}

func TestTerminals(t *testing.T) {
	paths, err := filepath.Glob("terminals/*.js")
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatal("no terminals: this test looks at nothing")
	}
	// Begun with nohup we ignore SIGHUP, and so would our children: one that we
	// catch is as usual for them.
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	t.Cleanup(func() { signal.Stop(hangups) })
	node := findNode()
	for _, engine := range engines {
		command := engine.command(t)
		for _, path := range paths {
			name := strings.TrimSuffix(filepath.Base(path), ".js")
			t.Run(engine.name+"/"+name, func(t *testing.T) {
				t.Parallel()
				full, err := filepath.Abs(path)
				if err != nil {
					t.Fatal(err)
				}
				x, err := readScreenplay(full)
				if err != nil {
					t.Fatal(err)
				}
				file := strings.TrimSuffix(full, ".js") + ".want"
				want, err := os.ReadFile(file)
				if node != "" {
					live := x.run(t, node)
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
				if got := x.run(t, command); got != string(want) {
					t.Errorf("// %s\n%s", x.title, difference(got, string(want)))
				}
			})
		}
	}
}

// run plays the person before the terminal and gives all that could be seen.
func (x *screenplay) run(t *testing.T, command string) string {
	t.Helper()
	master, slave := openPty(t)
	defer slave.Close()
	defer master.Close()
	before := termios(t, slave)
	x.resize(t, master, "80x24")

	cmd := exec.Command(command, x.path)
	cmd.Dir = filepath.Dir(x.path)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = slave, slave, slave
	cmd.Env = append([]string{"TERM=xterm", "PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}, x.env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	limit := time.AfterFunc(timeLimit, func() { cmd.Process.Kill() })
	defer limit.Stop()
	defer cmd.Process.Kill()
	master.SetReadDeadline(time.Now().Add(timeLimit))

	var shown []byte
	seen := 0
	read := func() bool {
		buf := make([]byte, 4096)
		n, err := master.Read(buf)
		shown = append(shown, buf[:n]...)
		return err == nil
	}
	hungUp := false
	for _, s := range x.steps {
		switch s.verb {
		case ">":
			if _, err := master.WriteString(s.text); err != nil {
				t.Error(err)
			}
		case "<":
			for {
				if i := strings.Index(string(shown[seen:]), s.text); i >= 0 {
					seen += i + len(s.text)
					break
				}
				if !read() {
					t.Fatalf("waiting for %q, after %q", s.text, shown)
				}
			}
		case "size":
			x.resize(t, master, s.text)
		case "hangup":
			hungUp = true
			slave.Close()
			master.Close()
		}
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	err := <-ended
	var status *exec.ExitError
	if err != nil && !errors.As(err, &status) {
		t.Fatal(err)
	}
	if !limit.Stop() {
		t.Fatalf("the program did not end by itself\n%q", shown)
	}
	how := "exit " + strconv.Itoa(cmd.ProcessState.ExitCode())
	if ws := cmd.ProcessState.Sys().(syscall.WaitStatus); ws.Signaled() {
		how = "signal " + unix.SignalName(ws.Signal())
	}
	mode := "gone"
	if !hungUp {
		if mode = "as it was"; termios(t, slave) != before {
			mode = "changed"
		}
		// Who else holds the terminal has closed it; then reading ends.
		slave.Close()
		for read() {
		}
	}
	var text strings.Builder
	all := neutral(string(shown), command, cmd.Dir)
	all = strings.ReplaceAll(all, "`"+filepath.Base(command)+" --", "`node --")
	for _, line := range strings.SplitAfter(all, "\n") {
		quoted := strconv.QuoteToGraphic(line)
		text.WriteString(quoted[1:len(quoted)-1] + "\n")
	}
	return text.String() + "-- " + how + ", terminal " + mode + " --\n"
}

func openPty(t *testing.T) (master, slave *os.File) {
	t.Helper()
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		t.Skipf("no pseudo terminals here: %v", err)
	}
	master = os.NewFile(uintptr(fd), "/dev/ptmx")
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	n, err := unix.IoctlGetUint32(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	slave, err = os.OpenFile("/dev/pts/"+strconv.Itoa(int(n)), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	return master, slave
}

func (x *screenplay) resize(t *testing.T, master *os.File, size string) {
	t.Helper()
	var w unix.Winsize
	if _, err := fmt.Sscanf(size, "%dx%d", &w.Col, &w.Row); err != nil {
		t.Fatalf("%s: size %q: %v", x.path, size, err)
	}
	control(t, master, func(fd int) error { return unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &w) })
}

func termios(t *testing.T, f *os.File) (s unix.Termios) {
	t.Helper()
	control(t, f, func(fd int) error {
		p, err := unix.IoctlGetTermios(fd, unix.TCGETS)
		if err == nil {
			s = *p
		}
		return err
	})
	return s
}

// control runs f with a descriptor, which stays with Go's poller.
func control(t *testing.T, f *os.File, do func(fd int) error) {
	t.Helper()
	raw, err := f.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	var failed error
	if err := raw.Control(func(fd uintptr) { failed = do(int(fd)) }); err != nil || failed != nil {
		t.Fatal(err, failed)
	}
}
