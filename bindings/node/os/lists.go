package osmodule

import (
	"encoding/hex"
	"strconv"
	"time"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv/sysinfo"
)

// field is a property of an object to be made.
type field struct {
	name  string
	value engine.Value
}

func (m module) object(proto engine.Value, fields ...field) (engine.Value, error) {
	obj := m.eng.NewObject(proto)
	for _, f := range fields {
		if err := m.eng.Set(obj, f.name, f.value); err != nil {
			return nil, err
		}
	}
	return obj, nil
}

func (m module) number(n int) engine.Value { return m.eng.Number(float64(n)) }

// cpus is empty where the system does not tell.
func (m module) cpus(*engine.Call) (engine.Value, error) {
	cpus, _ := sysinfo.CPUInfo()
	list := make([]engine.Value, len(cpus))
	for i, cpu := range cpus {
		ms := func(d time.Duration) engine.Value { return m.eng.Number(float64(d.Milliseconds())) }
		times, err := m.object(nil, field{"user", ms(cpu.Times.User)}, field{"nice", ms(cpu.Times.Nice)},
			field{"sys", ms(cpu.Times.Sys)}, field{"idle", ms(cpu.Times.Idle)}, field{"irq", ms(cpu.Times.IRQ)})
		if err != nil {
			return nil, err
		}
		if list[i], err = m.object(nil, field{"model", m.eng.String(cpu.Model)}, field{"speed", m.number(cpu.Speed)}, field{"times", times}); err != nil {
			return nil, err
		}
	}
	return m.eng.NewArray(list...), nil
}

// networkInterfaces lists the addresses by the name of their interface.
func (m module) networkInterfaces(*engine.Call) (engine.Value, error) {
	all, err := sysinfo.InterfaceAddresses()
	if err != nil {
		return nil, m.systemError(err, "uv_interface_addresses")
	}
	var names []string
	lists := make(map[string][]engine.Value)
	for _, a := range all {
		address := a.Addr.WithZone("")
		family, scope := "IPv4", -1
		if !a.Addr.Is4() {
			family, scope = "IPv6", 0
			if a.Addr.IsLinkLocalUnicast() {
				scope = a.Index
			}
		}
		fields := []field{
			{"address", m.eng.String(address.String())}, {"netmask", m.eng.String(a.Netmask().String())},
			{"family", m.eng.String(family)}, {"mac", m.eng.String(mac(a.PhysAddr))}, {"internal", m.eng.Bool(a.Internal)},
			{"cidr", m.eng.String(address.String() + "/" + strconv.Itoa(a.Bits))},
		}
		if scope >= 0 {
			fields = append(fields, field{"scopeid", m.number(scope)})
		}
		entry, err := m.object(nil, fields...)
		if err != nil {
			return nil, err
		}
		if lists[a.Name] == nil {
			names = append(names, a.Name)
		}
		lists[a.Name] = append(lists[a.Name], entry)
	}
	fields := make([]field, len(names))
	for i, name := range names {
		fields[i] = field{name, m.eng.NewArray(lists[name]...)}
	}
	return m.object(nil, fields...)
}

// mac is 02:fc:00:00:00:01.
func mac(addr [6]byte) string {
	text := make([]byte, 0, 17)
	for i, b := range addr {
		if i > 0 {
			text = append(text, ':')
		}
		text = hex.AppendEncode(text, []byte{b})
	}
	return string(text)
}

// userInfo is os.userInfo({ encoding }), whose texts may be Buffers.
func (m module) userInfo(c *engine.Call) (engine.Value, error) {
	enc, buffers := buffer.UTF8, false
	if options := c.Arg(0); m.eng.TypeOf(options) == engine.Object {
		v, err := m.eng.Get(options, "encoding")
		if err != nil {
			return nil, err
		}
		if !lang.IsNullish(m.e, v) {
			name := m.e.Text(v)
			buffers = name == "buffer"
			if known, ok := buffer.ParseEncoding(name); ok {
				enc = known
			}
		}
	}
	p, err := sysinfo.CurrentPasswd()
	if err != nil {
		return nil, m.systemError(err, "uv_os_get_passwd")
	}
	text := func(s string) engine.Value {
		if buffers {
			return buffer.New(m.e, []byte(s))
		}
		return m.eng.String(buffer.Decode([]byte(s), enc))
	}
	shell := m.eng.Null()
	if p.Shell != "" {
		shell = text(p.Shell)
	}
	return m.object(m.eng.Null(), field{"uid", m.number(p.UID)}, field{"gid", m.number(p.GID)},
		field{"username", text(p.Username)}, field{"homedir", text(p.HomeDir)}, field{"shell", shell})
}
