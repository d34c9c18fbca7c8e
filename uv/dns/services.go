package dns

import (
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
)

// servicesFile is where services have their numbers. A variable for tests.
var servicesFile = "/etc/services"

// servicePort is getservbyname. Where there is no list of services, package
// net knows the commonest.
func servicePort(ctx context.Context, name, protocol string) (uint16, bool) {
	text, err := os.ReadFile(servicesFile)
	if err != nil {
		if protocol != "tcp" && protocol != "udp" {
			return 0, false
		}
		port, err := resolver.LookupPort(ctx, protocol, name)
		return uint16(port), err == nil
	}
	for line := range strings.Lines(string(text)) {
		if s, ok := parseService(line); ok && s.protocol == protocol && slices.Contains(s.names, name) {
			return s.port, true
		}
	}
	return 0, false
}

// serviceName is getservbyport, or the number for one without a name.
func serviceName(port uint16, protocol string) string {
	text, _ := os.ReadFile(servicesFile) // without a list there are no names
	for line := range strings.Lines(string(text)) {
		if s, ok := parseService(line); ok && s.protocol == protocol && s.port == port {
			return s.names[0]
		}
	}
	return strconv.Itoa(int(port))
}

// service is a line of the list: "http 80/tcp www # the web".
type service struct {
	names    []string
	port     uint16
	protocol string
}

func parseService(line string) (service, bool) {
	line, _, _ = strings.Cut(line, "#")
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return service{}, false
	}
	number, protocol, ok := strings.Cut(fields[1], "/")
	port, err := strconv.ParseUint(number, 10, 16)
	return service{append(fields[:1:1], fields[2:]...), uint16(port), protocol}, ok && err == nil
}
