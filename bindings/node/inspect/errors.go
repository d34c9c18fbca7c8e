package inspect

import (
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// errorText is an error's stack, its head improved by what the stack did not
// know: a subclass's name, a tag. It leaves in s.keys what is still to be shown.
func (p *printer) errorText(s *shape) string {
	name := "Error"
	if v := must(p.eng.Get(s.v, "name")); !lang.IsNullish(p.env, v) {
		name = p.env.Text(v)
	}
	stack := p.stackOf(s.v)
	if !p.ShowHidden {
		for _, key := range [...]string{"name", "message", "stack"} {
			if i := slices.Index(s.keys, engine.Key(key)); i >= 0 && strings.Contains(stack, p.env.Text(must(p.eng.Get(s.v, key)))) {
				s.keys = slices.Delete(s.keys, i, i+1)
			}
		}
	}
	if must(p.eng.Has(s.v, "cause")) && !slices.Contains(s.keys, engine.Key("cause")) {
		s.keys = append(s.keys, "cause")
	}
	if errs := must(p.eng.Get(s.v, "errors")); p.eng.Class(errs) == "Array" && !slices.Contains(s.keys, engine.Key("errors")) {
		s.keys = append(s.keys, "errors")
	}
	stack = improveStack(stack, name, s)
	from := 0
	if v := must(p.eng.Get(s.v, "message")); p.eng.TypeOf(v) == engine.String {
		message := must(p.eng.ToString(v))
		if i := strings.Index(stack, message); message != "" && i > 0 {
			from = i + len(message)
		}
	}
	i := strings.Index(stack[from:], "\n    at")
	if i < 0 {
		return p.indented("[" + stack + "]")
	}
	lines := p.frames(s.v, stack[from+i+1:])
	if p.Colors {
		p.colorFrames(lines)
	}
	return p.indented(stack[:from+i] + "\n" + strings.Join(lines, "\n"))
}

// stackOf is error.stack, or what the error says of itself if it has none.
func (p *printer) stackOf(v engine.Value) string {
	if stack := must(p.eng.Get(v, "stack")); p.eng.ToBool(stack) {
		return p.env.Text(stack)
	}
	return p.env.Text(must(p.eng.Call(lang.Intrinsic(p.env, "Error", "toString"), v)))
}

// improveStack corrects the name that a stack begins with.
func improveStack(stack, name string, s *shape) string {
	n := len(name)
	regular := strings.HasSuffix(name, "Error") && strings.HasPrefix(stack, name) &&
		(len(stack) == n || stack[n] == ':' || stack[n] == '\n')
	if !regular && !s.nullish {
		return stack
	}
	fallback := "Error"
	if s.nullish {
		found := leadingName(stack)
		if n = len(found); n > 0 {
			fallback = found
		}
	}
	head := prefix(s, fallback, "")
	head = head[:len(head)-1]
	switch {
	case name == head:
		return stack
	case !strings.Contains(head, name):
		return head + " [" + name + "]" + stack[n:]
	case n == 0:
		return head + ": " + stack
	}
	return head + stack[n:]
}

// leadingName is the class name a stack seems to begin with.
func leadingName(stack string) string {
	end := 0
	for end < len(stack) {
		c := stack[end]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_' || c == '-' || c >= '0' && c <= '9'
		if !letter && (end == 0 || strings.IndexByte(" []()", c) < 0) {
			break
		}
		end++
	}
	found := stack[:end]
	rest := stack[end:]
	if end > 1 && found[0] >= 'A' && found[0] <= 'Z' && (strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "\n    at")) {
		return found
	}
	if rest == "" && strings.HasSuffix(found, "Error") && !strings.ContainsAny(found, " []()") {
		return found
	}
	return ""
}

// frames are the lines of a trace, without those that the trace of the cause
// will show again.
func (p *printer) frames(v engine.Value, trace string) []string {
	lines := strings.Split(trace, "\n")
	cause, err := p.eng.Get(v, "cause")
	if err != nil || !lang.IsError(p.env, cause) {
		return lines
	}
	stack := p.stackOf(cause)
	i := strings.Index(stack, "\n    at")
	if i < 0 {
		return lines
	}
	at, n := commonRun(lines, strings.Split(stack[i+1:], "\n"))
	if n == 0 {
		return lines
	}
	note := p.style("    ... "+itoa(n-2)+" lines matching cause stack trace ...", "undefined")
	return slices.Replace(lines, at+1, at+n-1, note)
}

// commonRun finds the first run of more than three lines of a that b has too.
func commonRun(a, b []string) (at, n int) {
	for i := 0; i < len(a)-3; i++ {
		j := slices.Index(b, a[i])
		if j < 0 {
			continue
		}
		n := 1
		for i+n < len(a) && j+n < len(b) && a[i+n] == b[j+n] {
			n++
		}
		if n > 3 {
			return i, n
		}
	}
	return 0, 0
}

// colorFrames greys what is not the user's own code and underlines packages.
func (p *printer) colorFrames(lines []string) {
	for i, line := range lines {
		if isCoreFrame(line) {
			lines[i] = p.style(line, "undefined")
			continue
		}
		const folder = "/node_modules/"
		var b strings.Builder
		for {
			before, after, ok := strings.Cut(line, folder)
			b.WriteString(before)
			if !ok {
				break
			}
			end := strings.IndexByte(after, '/')
			if strings.HasPrefix(after, "@") && end >= 0 {
				if more := strings.IndexByte(after[end+1:], '/'); more >= 0 {
					end += 1 + more
				}
			}
			end = max(end, 0)
			b.WriteString(folder + p.style(after[:end], "module"))
			line = after[end:]
		}
		lines[i] = p.greyWorkingDirectory(b.String())
	}
}

func isCoreFrame(line string) bool {
	place := strings.TrimPrefix(line, "    at ")
	if i := strings.LastIndexByte(place, '('); i >= 0 {
		place = place[i+1:]
	}
	return strings.HasPrefix(place, "node:")
}

func (p *printer) greyWorkingDirectory(line string) string {
	directory := workingDirectory()
	i := strings.Index(line, directory)
	if directory == "" || i < 0 {
		return line
	}
	end := min(i+len(directory)+1, len(line))
	start := i
	if i > 0 && line[i-1] == '(' {
		start--
	}
	if start < i && strings.HasSuffix(line, ")") {
		return line[:start] + p.style(line[start:end], "undefined") + line[end:len(line)-1] + p.style(")", "undefined")
	}
	return line[:start] + p.style(line[start:end], "undefined") + line[end:]
}
