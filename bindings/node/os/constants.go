package osmodule

import (
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/sysinfo"
)

// constant is a number that the system has given a name.
type constant struct {
	name  string
	value int
}

// errno is an error's constant.
func errno(name string, value syscall.Errno) constant { return constant{name, int(value)} }

var priorities = []constant{
	{"PRIORITY_LOW", sysinfo.PriorityLow}, {"PRIORITY_BELOW_NORMAL", sysinfo.PriorityBelowNormal},
	{"PRIORITY_NORMAL", sysinfo.PriorityNormal}, {"PRIORITY_ABOVE_NORMAL", sysinfo.PriorityAboveNormal},
	{"PRIORITY_HIGH", sysinfo.PriorityHigh}, {"PRIORITY_HIGHEST", sysinfo.PriorityHighest},
}

// constants are os.constants: objects without prototypes, of properties that
// stay as they are.
func (m module) constants() (engine.Value, error) {
	all := m.eng.NewObject(m.eng.Null())
	fixed := engine.Property{Value: m.eng.Number(4), Enumerable: true}
	if err := m.eng.Define(all, "UV_UDP_REUSEADDR", fixed); err != nil {
		return nil, err
	}
	for _, group := range [...]struct {
		name string
		list []constant
	}{{"dlopen", dlopen}, {"errno", errnos}, {"signals", signals}, {"priority", priorities}} {
		obj := m.eng.NewObject(m.eng.Null())
		for _, c := range group.list {
			if err := m.eng.Define(obj, c.name, engine.Property{Value: m.number(c.value), Enumerable: true}); err != nil {
				return nil, err
			}
		}
		if err := m.eng.Set(all, group.name, obj); err != nil {
			return nil, err
		}
	}
	return all, nil
}
