package conformance

import (
	"bufio"
	"fmt"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestDNSMasq asks a real name server, over UDP, and over TCP what is too long
// for that, with node and with our engines.
func TestDNSMasq(t *testing.T) {
	node := findNode()
	dnsmasq, err := exec.LookPath("dnsmasq")
	if node == "" || err != nil {
		t.Skip("no node, or no dnsmasq")
	}
	s := &script{node: new(nodeRun), name: "dns/_dnsmasq", path: filepath.Join(commands, "scripts", "dns", "_dnsmasq.js")}
	s.env = []string{"DNS_SERVER=" + startDNSMasq(t, dnsmasq)}
	want := run(t, node, s)
	if !strings.Contains(want.stdout, "192.0.2.1") {
		t.Fatalf("node hears nothing:\n%v", want)
	}
	for _, engine := range engines {
		if got := run(t, engine.command(t), s); !same(got, want) {
			t.Errorf("%s:\n%s", engine.name, difference(got.String(), want.String()))
		}
	}
}

// startDNSMasq runs dnsmasq until the test is over and gives its address.
func startDNSMasq(t *testing.T, dnsmasq string) string {
	free, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := free.LocalAddr().String()
	free.Close()
	_, port, _ := net.SplitHostPort(address)
	args := []string{
		"--no-daemon", "--no-resolv", "--no-hosts", "--conf-file=/dev/null", "--pid-file", "--port=" + port, "--listen-address=127.0.0.1", "--bind-interfaces",
		"--local=/test/", "--host-record=a.test,192.0.2.1", "--host-record=six.test,2001:db8::6", "--mx-host=a.test,mail.test,10", "--txt-record=a.test,one,two",
		"--srv-host=_sip._udp.test,host.test,5060,1,2", "--cname=alias.test,a.test", "--naptr-record=a.test,100,10,S,SIP,!x!,n.test", "--caa-record=a.test,0,issue,ca.test",
	}
	for i := range 12 {
		args = append(args, fmt.Sprintf("--txt-record=big.test,%s%d", strings.Repeat("x", 200), i))
	}
	cmd := exec.Command(dnsmasq, args...)
	stderr, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	// It says so when it has its sockets.
	said, err := bufio.NewReader(stderr).ReadString('\n')
	if err != nil || !strings.Contains(said, "started") {
		t.Skip(said)
	}
	return address
}
