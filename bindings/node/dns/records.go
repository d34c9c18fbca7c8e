package dns

import (
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// found is what a script gets of an answer: an error code, or the value.
func (st *state) found(m *message, typ uint16, ttl bool) (v engine.Value, code string) {
	var own []record
	for _, rec := range m.answers {
		if rec.typ == typ && rec.class == classIN {
			own = append(own, rec)
		}
	}
	eng := st.eng
	list := func(of func(rec record) engine.Value) engine.Value {
		values := make([]engine.Value, len(own))
		for i, rec := range own {
			values[i] = of(rec)
		}
		return eng.NewArray(values...)
	}
	name := func(rec record) engine.Value { return eng.String(rec.name) }
	switch typ {
	case typeANY:
		return st.any(m), ""
	case typeA, typeAAAA:
		if own == nil && !m.has(typeCNAME) {
			return nil, "ENODATA"
		}
		least := m.leastAlias()
		return list(func(rec record) engine.Value {
			if !ttl {
				return eng.String(addressText(rec.addr))
			}
			return st.object(property{"address", eng.String(addressText(rec.addr))}, property{"ttl", st.number(min(rec.ttl, least))})
		}), ""
	case typeCNAME:
		if own == nil && !m.has(typeA) {
			return nil, "ENODATA"
		}
		return eng.NewArray(eng.String(m.canonical())), ""
	case typeNS, typePTR:
		if own == nil {
			return nil, "ENODATA"
		}
		return list(name), ""
	case typeSOA:
		if own == nil {
			return nil, "EBADRESP"
		}
		return st.object(st.fields(own[0])...), ""
	case typeTXT:
		return list(func(rec record) engine.Value { return st.texts(rec) }), ""
	}
	return list(func(rec record) engine.Value { return st.object(st.fields(rec)...) }), ""
}

// has tells whether there is a record of a type.
func (m *message) has(typ uint16) bool {
	for _, rec := range m.answers {
		if rec.typ == typ && rec.class == classIN {
			return true
		}
	}
	return false
}

// leastAlias is how long the aliases on the way are good: an address is no longer.
func (m *message) leastAlias() uint32 {
	least := ^uint32(0)
	for _, rec := range m.answers {
		if rec.typ == typeCNAME && rec.class == classIN {
			least = min(least, rec.ttl)
		}
	}
	return least
}

// canonical is what the first alias stands for, the name itself without one.
func (m *message) canonical() string {
	for _, rec := range m.answers {
		if rec.typ == typeCNAME && rec.class == classIN {
			return rec.name
		}
	}
	return m.question.name
}

// anyOrder is the order in which resolveAny lists the types.
var anyOrder = [...]struct {
	typ  uint16
	name string
}{
	{typeA, "A"}, {typeAAAA, "AAAA"}, {typeMX, "MX"}, {typeNS, "NS"}, {typeTXT, "TXT"}, {typeSRV, "SRV"},
	{typePTR, "PTR"}, {typeNAPTR, "NAPTR"}, {typeSOA, "SOA"}, {typeCAA, "CAA"},
}

// any is the value of resolveAny: records of all types that are known.
func (st *state) any(m *message) engine.Value {
	var values []engine.Value
	if m.has(typeCNAME) {
		values = append(values, st.object(property{"value", st.eng.String(m.canonical())}, property{"type", st.eng.String("CNAME")}))
	}
	for _, kind := range anyOrder {
		for _, rec := range m.answers {
			if rec.typ == kind.typ && rec.class == classIN {
				values = append(values, st.object(append(st.fields(rec), property{"type", st.eng.String(kind.name)})...))
			}
		}
	}
	return st.eng.NewArray(values...)
}

// fields are what an object of a record has.
func (st *state) fields(rec record) []property {
	eng, n := st.eng, func(i int) engine.Value { return st.number(rec.numbers[i]) }
	text := func(i int) engine.Value { return eng.String(buffer.Decode([]byte(rec.texts[i]), buffer.Latin1)) }
	name := eng.String(rec.name)
	switch rec.typ {
	case typeA, typeAAAA:
		return []property{{"address", eng.String(addressText(rec.addr))}, {"ttl", st.number(rec.ttl)}}
	case typeMX:
		return []property{{"exchange", name}, {"priority", n(0)}}
	case typeTXT:
		return []property{{"entries", st.texts(rec)}}
	case typeSRV:
		return []property{{"name", name}, {"port", n(2)}, {"priority", n(0)}, {"weight", n(1)}}
	case typeNAPTR:
		return []property{{"flags", text(0)}, {"service", text(1)}, {"regexp", text(2)}, {"replacement", name}, {"order", n(0)}, {"preference", n(1)}}
	case typeSOA:
		return []property{{"nsname", name}, {"hostmaster", eng.String(rec.mail)}, {"serial", n(0)}, {"refresh", n(1)},
			{"retry", n(2)}, {"expire", n(3)}, {"minttl", n(4)}}
	case typeCAA:
		return []property{{"critical", n(0)}, {rec.texts[0], text(1)}}
	}
	return []property{{"value", name}} // NS and PTR
}

// texts is a TXT record: its strings, as they are.
func (st *state) texts(rec record) engine.Value {
	values := make([]engine.Value, len(rec.texts))
	for i, text := range rec.texts {
		values[i] = st.eng.String(buffer.Decode([]byte(text), buffer.Latin1))
	}
	return st.eng.NewArray(values...)
}

func (st *state) number(n uint32) engine.Value { return st.eng.Number(float64(n)) }

func (st *state) object(fields ...property) engine.Value {
	obj := st.eng.NewObject(nil)
	for _, f := range fields {
		st.eng.Set(obj, f.name, f.value)
	}
	return obj
}

// reverseName is what to ask for the names of an address.
func reverseName(addr netip.Addr) string {
	const digits = "0123456789abcdef"
	var name []byte
	if addr.Is4() {
		b := addr.As4()
		return netip.AddrFrom4([4]byte{b[3], b[2], b[1], b[0]}).String() + ".in-addr.arpa"
	}
	b := addr.As16()
	for i := len(b) - 1; i >= 0; i-- {
		name = append(name, digits[b[i]&15], '.', digits[b[i]>>4], '.')
	}
	return string(name) + "ip6.arpa"
}
