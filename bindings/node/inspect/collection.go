package inspect

import (
	"encoding/hex"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

func moreItems(n int) string { return "... " + itoa(n) + " more item" + plural(n) }

// elements shows an array of n.
func (p *printer) elements(v engine.Value, n, level int) []string {
	limit := count(p.MaxArrayLength, n)
	output := make([]string, 0, limit+1)
	for i := 0; i < limit; i++ {
		own, ok := must2(p.eng.Own(v, i))
		if !ok {
			return p.sparse(v, n, limit, level, output)
		}
		output = append(output, p.property(v, i, level, &own, v, element))
	}
	if n > limit {
		output = append(output, moreItems(n-limit))
	}
	return output
}

// sparse goes on where elements met a hole.
func (p *printer) sparse(v engine.Value, n, limit, level int, output []string) []string {
	hole := func(n int) { output = append(output, p.style("<"+itoa(n)+" empty item"+plural(n)+">", "undefined")) }
	next := len(output)
	for _, key := range must(p.eng.Keys(v, false)) {
		if len(output) == limit {
			break
		}
		i, ok := key.(int)
		if !ok {
			name, _ := key.(string)
			if i, ok = arrayIndex(name); !ok {
				break
			}
		}
		if i < next {
			continue
		}
		if i > next {
			hole(i - next)
			if next = i; len(output) == limit {
				break
			}
		}
		output = append(output, p.property(v, key, level, nil, v, element))
		next++
	}
	switch rest := n - next; {
	case rest <= 0:
	case len(output) < limit:
		hole(rest)
	default:
		output = append(output, moreItems(rest))
	}
	return output
}

// members are those of a Map or a Set.
func (p *printer) members(v engine.Value) (keys, values []engine.Value) {
	keys, values, err := lang.Entries(p.env, v)
	must(0, err)
	return keys, values
}

func (p *printer) mapEntries(keys, values []engine.Value, isMap bool, level int) []string {
	limit := count(p.MaxArrayLength, len(keys))
	output := make([]string, 0, limit+1)
	p.indent += 2
	for i := range limit {
		text := p.value(keys[i], level, false)
		if isMap {
			text += " => " + p.value(values[i], level, false)
		}
		output = append(output, text)
	}
	p.indent -= 2
	lang.Release(p.env, keys, values)
	if len(keys) > limit {
		output = append(output, moreItems(len(keys)-limit))
	}
	return output
}

// isTypedArray tells Uint8Array and its kin by name.
func isTypedArray(class string) bool {
	switch class {
	case "Uint8Array", "Uint8ClampedArray", "Uint16Array", "Uint32Array", "Int8Array", "Int16Array", "Int32Array",
		"Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array":
		return true
	}
	return false
}

func (p *printer) typedElements(v engine.Value, n, level int) []string {
	limit := count(p.MaxArrayLength, n)
	output := make([]string, 0, limit+6)
	for i := range limit {
		output = append(output, p.primitive(must(p.eng.Get(v, i))))
	}
	if n > limit {
		output = append(output, moreItems(n-limit))
	}
	if p.ShowHidden {
		p.indent += 2
		for _, name := range [...]string{"BYTES_PER_ELEMENT", "length", "byteLength", "byteOffset", "buffer"} {
			output = append(output, "["+name+"]: "+p.value(must(p.eng.Get(v, name)), level, true))
		}
		p.indent -= 2
	}
	return output
}

// buffer asks a Buffer's own inspect: without symbols nothing else leads to it.
// A Buffer that has lost the method looks as it would without properties.
func (p *printer) buffer(s *shape, b []byte) string {
	f := must(p.eng.Get(s.v, "inspect"))
	if p.eng.TypeOf(f) != engine.Function {
		return "<Buffer " + spacedHex(b) + ">"
	}
	return must(p.eng.ToString(must(p.eng.Call(f, s.v, p.eng.Number(p.Depth), p.optionsObject()))))
}

func spacedHex(b []byte) string {
	var out strings.Builder
	for i := range b {
		if i > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(hex.EncodeToString(b[i : i+1]))
	}
	return out.String()
}

// arrayBuffer shows the bytes, unless it is the buffer of the typed array that
// has just shown them.
func (p *printer) arrayBuffer(s *shape, inTyped bool) (text string, done bool) {
	name := prefix(s, s.class, "")
	if inTyped && s.empty() {
		size := p.value(must(p.eng.Get(s.v, "byteLength")), 0, false)
		return name + "{ byteLength: " + size + " }", true
	}
	s.open = name + "{"
	s.keys = append([]engine.Key{"byteLength"}, s.keys...)
	if inTyped {
		return "", false
	}
	s.entries = func(int) []string {
		view, err := p.eng.Construct(lang.Global(p.env, "Uint8Array"), s.v)
		if err != nil {
			return []string{p.style("(detached)", "special")}
		}
		b, _ := p.eng.Bytes(view)
		limit := count(p.MaxArrayLength, len(b))
		text := spacedHex(b[:limit])
		if rest := len(b) - limit; rest > 0 {
			text += " ... " + itoa(rest) + " more byte" + plural(rest)
		}
		return []string{p.style("[Uint8Contents]", "special") + ": <" + text + ">"}
	}
	return "", false
}

func (p *printer) promise(preview engine.Previewer, v engine.Value, level int) []string {
	state, result, _ := preview.PromiseOf(v)
	if state != "fulfilled" && state != "rejected" {
		return []string{p.style("<pending>", "special")}
	}
	p.indent += 2
	text := p.value(result, level, false)
	p.indent -= 2
	if state == "rejected" {
		text = p.style("<rejected>", "special") + " " + text
	}
	return []string{text}
}
