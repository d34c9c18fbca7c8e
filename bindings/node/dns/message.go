package dns

import (
	"encoding/binary"
	"errors"
	"net/netip"
	"strconv"
	"strings"
)

// The types of records that are understood.
const (
	typeA     = 1
	typeNS    = 2
	typeCNAME = 5
	typeSOA   = 6
	typePTR   = 12
	typeMX    = 15
	typeTXT   = 16
	typeAAAA  = 28
	typeSRV   = 33
	typeNAPTR = 35
	typeANY   = 255
	typeCAA   = 257

	classIN = 1
)

// message is an answer taken apart.
type message struct {
	id        uint16
	rcode     int
	truncated bool
	question
	answers []record
}

// question is what was asked; the name is in the form names are written in.
type question struct {
	name       string
	typ, class uint16
}

// record is one of an answer. Which fields mean something depends on its type.
type record struct {
	owner string
	typ   uint16
	class uint16
	ttl   uint32

	addr    netip.Addr // A, AAAA
	name    string     // of NS, CNAME, PTR, MX, SRV, NAPTR; SOA's server
	mail    string     // SOA's person
	numbers [5]uint32
	texts   []string // TXT's; NAPTR's flags, service, pattern; CAA's tag and value
}

var errMessage = errors.New("dns: no message")

const headerSize = 12

// encodeQuery is the message that asks; ok is false for what is no name.
func encodeQuery(id uint16, name string, typ uint16) (b []byte, ok bool) {
	b = binary.BigEndian.AppendUint16(nil, id)
	b = append(b, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0) // recursion desired, one question
	if b, ok = appendName(b, name); !ok {
		return nil, false
	}
	b = binary.BigEndian.AppendUint16(b, typ)
	return binary.BigEndian.AppendUint16(b, classIN), true
}

const (
	maxLabel = 63
	maxName  = 255
)

// appendName writes a name, in which a backslash lets the next character, or the
// one with the next three digits, stand for itself.
func appendName(b []byte, name string) ([]byte, bool) {
	if name == "" || name == "." {
		return append(b, 0), true
	}
	at, start := len(b), len(b)
	b = append(b, 0)
	end := func() bool {
		n := len(b) - at - 1
		b[at] = byte(n)
		return n > 0 && n <= maxLabel
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c == '.' {
			if !end() {
				return nil, false
			}
			if at = len(b); i == len(name)-1 {
				break
			}
			b = append(b, 0)
			continue
		}
		if c == '\\' {
			var n int
			if c, n = unescape(name[i+1:]); n == 0 {
				return nil, false
			}
			i += n
		} else if !hostChar(c) {
			return nil, false
		}
		if c != '.' && !hostChar(c) {
			return nil, false
		}
		b = append(b, c)
	}
	if at < len(b) && !end() || len(b)-start > maxName+1 {
		return nil, false
	}
	return append(b, 0), true
}

// unescape reads what follows a backslash and tells how long it is, 0 for
// nothing that makes sense.
func unescape(s string) (c byte, n int) {
	if s == "" {
		return 0, 0
	}
	if s[0] < '0' || s[0] > '9' {
		return s[0], 1
	}
	if len(s) < 3 {
		return 0, 0
	}
	code, err := strconv.ParseUint(s[:3], 10, 8)
	if err != nil {
		return 0, 0
	}
	return byte(code), 3
}

// hostChar tells what c-ares lets pass in a name to ask for.
func hostChar(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-_/*", c) >= 0
}

// parseMessage takes an answer apart. Records of all sections must make sense,
// those of unknown types as far as their length; only answers are kept.
func parseMessage(b []byte) (m message, err error) {
	if len(b) < headerSize {
		return m, errMessage
	}
	count := func(i int) int { return int(binary.BigEndian.Uint16(b[4+2*i:])) }
	m.id = binary.BigEndian.Uint16(b)
	m.truncated, m.rcode = b[2]&2 != 0, int(b[3]&15)
	r := reader{msg: b, at: headerSize, end: len(b)}
	if count(0) != 1 {
		return m, errMessage
	}
	m.question = question{name: r.name(), typ: r.u16(), class: r.u16()}
	for section := 1; section <= 3; section++ {
		for range count(section) {
			rec := r.record()
			if r.bad {
				return m, errMessage
			}
			if section == 1 {
				m.answers = append(m.answers, rec)
			}
		}
	}
	if r.bad {
		return m, errMessage
	}
	return m, nil
}

// reader goes through a message. After a mistake it is bad, and gives zeros.
type reader struct {
	msg     []byte
	at, end int
	bad     bool
}

// take is the next n bytes.
func (r *reader) take(n int) []byte {
	if r.bad || n > r.end-r.at {
		r.bad = true
		return nil
	}
	r.at += n
	return r.msg[r.at-n : r.at]
}

func (r *reader) u8() (n byte) {
	if b := r.take(1); b != nil {
		n = b[0]
	}
	return n
}

func (r *reader) u16() (n uint16) {
	if b := r.take(2); b != nil {
		n = binary.BigEndian.Uint16(b)
	}
	return n
}

func (r *reader) u32() (n uint32) {
	if b := r.take(4); b != nil {
		n = binary.BigEndian.Uint32(b)
	}
	return n
}

// text is a string with its length in front.
func (r *reader) text() string { return string(r.take(int(r.u8()))) }

// name reads a name and follows its pointers, each of which goes further back,
// so that there is an end.
func (r *reader) name() string {
	var text []byte
	size, limit := 0, r.at
	in := r // where the bytes come from: behind a pointer not r itself
	for {
		n := in.u8()
		switch {
		case in.bad:
			r.bad = true
			return ""
		case n == 0:
			return string(text)
		case n&0xC0 == 0xC0:
			to := int(n&0x3F)<<8 | int(in.u8())
			if in.bad || to >= limit {
				r.bad = true
				return ""
			}
			limit = to
			in = &reader{msg: r.msg, at: to, end: len(r.msg)}
			continue
		case n&0xC0 != 0:
			r.bad = true
			return ""
		}
		if size += int(n) + 1; size > maxName {
			r.bad = true
			return ""
		}
		if len(text) > 0 {
			text = append(text, '.')
		}
		text = appendLabel(text, in.take(int(n)))
	}
}

// appendLabel writes a label so that no character of it is mistaken.
func appendLabel(text, label []byte) []byte {
	for _, c := range label {
		switch {
		case c < ' ' || c > '~':
			text = append(text, '\\', '0'+c/100, '0'+c/10%10, '0'+c%10)
			continue
		case strings.IndexByte(`.;\()@$"`, c) >= 0:
			text = append(text, '\\')
		}
		text = append(text, c)
	}
	return text
}

// record reads one; what it has at its end beyond its type's fields is skipped.
func (r *reader) record() (rec record) {
	rec.owner = r.name()
	rec.typ, rec.class, rec.ttl = r.u16(), r.u16(), r.u32()
	size := int(r.u16())
	if r.bad || size > r.end-r.at {
		r.bad = true
		return rec
	}
	data := reader{msg: r.msg, at: r.at, end: r.at + size}
	data.fields(&rec)
	r.at += size
	r.bad = data.bad
	return rec
}

// fields reads what a type has.
func (r *reader) fields(rec *record) {
	switch rec.typ {
	case typeA:
		rec.addr, _ = netip.AddrFromSlice(r.take(4))
	case typeAAAA:
		rec.addr, _ = netip.AddrFromSlice(r.take(16))
	case typeNS, typeCNAME, typePTR:
		rec.name = r.name()
	case typeMX:
		rec.numbers[0] = uint32(r.u16())
		rec.name = r.name()
	case typeTXT:
		for first := true; first || r.at < r.end && !r.bad; first = false {
			rec.texts = append(rec.texts, r.text())
		}
	case typeSRV:
		for i := range 3 {
			rec.numbers[i] = uint32(r.u16())
		}
		rec.name = r.name()
	case typeSOA:
		rec.name, rec.mail = r.name(), r.name()
		for i := range 5 {
			rec.numbers[i] = r.u32()
		}
	case typeNAPTR:
		rec.numbers[0], rec.numbers[1] = uint32(r.u16()), uint32(r.u16())
		rec.texts = []string{r.text(), r.text(), r.text()}
		rec.name = r.name()
	case typeANY: // there is no such record
		r.bad = true
	case typeCAA:
		rec.numbers[0] = uint32(r.u8())
		tag := r.text()
		value := r.take(r.end - r.at)
		if tag == "" || len(value) == 0 {
			r.bad = true
		}
		rec.texts = []string{tag, string(value)}
	}
}
