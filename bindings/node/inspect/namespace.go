package inspect

import (
	"errors"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// namespaceKeys are the properties of a module namespace to show. Where a
// variable of the module has no value yet, asking whether its property is
// enumerable throws; every export is.
func (p *printer) namespaceKeys(v engine.Value) []engine.Key {
	var list []engine.Key
	for _, key := range must(p.eng.Keys(v, true)) {
		if _, isName := key.(string); isName || p.ShowHidden {
			list = append(list, key)
		}
	}
	return list
}

// namespace shows the exports of a module, those without a value as such.
func (p *printer) namespace(s *shape, level int) []string {
	var output []string
	for _, key := range s.keys {
		own, ok, err := p.eng.Own(s.v, key)
		var x *engine.Exception
		if errors.As(err, &x) {
			output = append(output, p.keyText(key, true)+": "+p.style("<uninitialized>", "special"))
			continue
		}
		if must(ok, err) {
			output = append(output, p.property(s.v, key, level, &own, s.v, ordinary))
		}
	}
	s.keys = nil
	return output
}
