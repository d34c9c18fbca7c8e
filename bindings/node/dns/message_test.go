package dns

import (
	"bytes"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// sample is an answer with a record of each type that dnsmessage can make.
func sample(t testing.TB) []byte {
	name := dnsmessage.MustNewName("sample.test.")
	head := func(typ dnsmessage.Type) dnsmessage.ResourceHeader {
		return dnsmessage.ResourceHeader{Name: name, Type: typ, Class: dnsmessage.ClassINET, TTL: 300}
	}
	m := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: 7, Response: true, RCode: dnsmessage.RCodeNameError},
		Questions: []dnsmessage.Question{{Name: name, Type: dnsmessage.TypeALL, Class: dnsmessage.ClassINET}},
		Answers: []dnsmessage.Resource{
			{Header: head(dnsmessage.TypeA), Body: &dnsmessage.AResource{A: [4]byte{192, 0, 2, 1}}},
			{Header: head(dnsmessage.TypeAAAA), Body: &dnsmessage.AAAAResource{AAAA: netip.MustParseAddr("2001:db8::1").As16()}},
			{Header: head(dnsmessage.TypeNS), Body: &dnsmessage.NSResource{NS: name}},
			{Header: head(dnsmessage.TypeCNAME), Body: &dnsmessage.CNAMEResource{CNAME: name}},
			{Header: head(dnsmessage.TypePTR), Body: &dnsmessage.PTRResource{PTR: name}},
			{Header: head(dnsmessage.TypeMX), Body: &dnsmessage.MXResource{Pref: 10, MX: name}},
			{Header: head(dnsmessage.TypeTXT), Body: &dnsmessage.TXTResource{TXT: []string{"one", ""}}},
			{Header: head(dnsmessage.TypeSRV), Body: &dnsmessage.SRVResource{Priority: 1, Weight: 2, Port: 3, Target: name}},
			{Header: head(dnsmessage.TypeSOA), Body: &dnsmessage.SOAResource{NS: name, MBox: name, Serial: 1, Refresh: 2, Retry: 3, Expire: 4, MinTTL: 5}},
		},
	}
	b, err := m.Pack()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// FuzzParseMessage lays the parser beside x/net's dnsmessage: where that takes a
// message with one question, names included, we see the same.
func FuzzParseMessage(f *testing.F) {
	f.Add(sample(f))
	if b, ok := encodeQuery(1, "a.test", typeNAPTR); ok {
		f.Add(b)
		f.Add(append(b, 0xc0, 12, 0, 35, 0, 1, 0, 0, 0, 1, 0, 4, 0, 0, 0, 0))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := parseMessage(b)
		again, err2 := parseMessage(bytes.Clone(b))
		if (err == nil) != (err2 == nil) || len(m.answers) != len(again.answers) {
			t.Fatal("two readings differ")
		}
		var model dnsmessage.Message
		if model.Unpack(b) != nil || len(model.Questions) != 1 {
			return
		}
		if err != nil {
			// Pointers forward, which dnsmessage follows, we do not.
			if !strict(model) || slices.Max(b) >= 0xc0 {
				return
			}
			t.Fatalf("dnsmessage reads %v", model.GoString())
		}
		if m.id != model.ID || m.rcode != int(model.RCode) || m.truncated != model.Truncated || len(m.answers) != len(model.Answers) {
			t.Fatalf("%+v, want %v", m, model.GoString())
		}
		for i, want := range model.Answers {
			same(t, m.answers[i], want)
		}
	})
}

// strict tells whether no record of a message is one that we refuse and
// dnsmessage does not: a TXT without texts, a CAA or NAPTR of which it knows
// nothing, an ANY; it does not look into what follows the answers either.
func strict(m dnsmessage.Message) bool {
	for _, section := range [...][]dnsmessage.Resource{m.Answers, m.Authorities, m.Additionals} {
		for _, r := range section {
			switch r.Header.Type {
			case typeNAPTR, typeCAA, typeANY:
				return false
			case typeTXT:
				if len(r.Body.(*dnsmessage.TXTResource).TXT) == 0 {
					return false
				}
			}
		}
	}
	return true
}

func same(t *testing.T, got record, want dnsmessage.Resource) {
	ok := got.typ == uint16(want.Header.Type) && got.class == uint16(want.Header.Class) && got.ttl == want.Header.TTL && sameName(got.owner, want.Header.Name)
	switch body := want.Body.(type) {
	case *dnsmessage.AResource:
		ok = ok && got.addr == netip.AddrFrom4(body.A)
	case *dnsmessage.AAAAResource:
		ok = ok && got.addr == netip.AddrFrom16(body.AAAA)
	case *dnsmessage.NSResource:
		ok = ok && sameName(got.name, body.NS)
	case *dnsmessage.CNAMEResource:
		ok = ok && sameName(got.name, body.CNAME)
	case *dnsmessage.PTRResource:
		ok = ok && sameName(got.name, body.PTR)
	case *dnsmessage.MXResource:
		ok = ok && sameName(got.name, body.MX) && got.numbers[0] == uint32(body.Pref)
	case *dnsmessage.TXTResource:
		ok = ok && strings.Join(got.texts, "\x00") == strings.Join(body.TXT, "\x00")
	case *dnsmessage.SRVResource:
		ok = ok && sameName(got.name, body.Target) && [3]uint32(got.numbers[:]) == [3]uint32{uint32(body.Priority), uint32(body.Weight), uint32(body.Port)}
	case *dnsmessage.SOAResource:
		ok = ok && sameName(got.name, body.NS) && sameName(got.mail, body.MBox) &&
			got.numbers == [5]uint32{body.Serial, body.Refresh, body.Retry, body.Expire, body.MinTTL}
	}
	if !ok {
		t.Fatalf("%+v, want %v", got, want.GoString())
	}
}

// sameName compares where no label needs escapes; dnsmessage ends names with a
// dot and has none.
func sameName(got string, want dnsmessage.Name) bool {
	return strings.Contains(got, `\`) || got == strings.TrimSuffix(want.String(), ".")
}

// A question that is written is read again, as it was.
func FuzzQuery(f *testing.F) {
	for _, name := range [...]string{"a.test", "A.test.", `a\.b.test`, `a\065b`, "", ".", "a..b", strings.Repeat("x", 64), `\`, `\09`, `\300`} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		b, ok := encodeQuery(99, name, typeA)
		if !ok {
			return
		}
		m, err := parseMessage(b)
		if err != nil {
			if len(b) > headerSize+maxName+4 {
				return
			}
			t.Fatalf("%q: %x does not read", name, b)
		}
		if m.id != 99 || m.typ != typeA || m.class != classIN || m.truncated || len(m.answers) != 0 {
			t.Fatalf("%q: %+v", name, m)
		}
		if c, ok := encodeQuery(99, m.question.name, typeA); !ok || !bytes.Equal(b, c) {
			t.Fatalf("%q reads %q, which is written %x and not %x", name, m.question.name, c, b)
		}
	})
}

// A small message cannot make large names: pointers may not build on each other
// without end.
func TestNameLength(t *testing.T) {
	b := []byte{0, 1, 0x81, 0x80, 0, 1, 0, 200, 0, 0, 0, 0}
	for range 4 {
		b = append(b, 63)
		b = append(b, bytes.Repeat([]byte{'x'}, 63)...)
	}
	b = append(b, 0, 0, 1, 0, 1)
	if _, err := parseMessage(b); err == nil {
		t.Error("a name of 257 bytes was read")
	}
}
