package util

import (
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// parseEnv is util.parseEnv(content): the variables of a .env file.
func (u *util) parseEnv(c *engine.Call) (engine.Value, error) {
	content, err := u.env.StringArg("content", c.Arg(0))
	if err != nil {
		return nil, err
	}
	result := u.eng.NewObject(nil)
	pairs := dotenv(content)
	slices.SortStableFunc(pairs, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	for _, x := range pairs { // as Node's map has them: by name
		if err := u.eng.Set(result, x[0], u.eng.String(x[1])); err != nil {
			return nil, err
		}
	}
	return result, nil
}

// dotenv lists names and values as Node 20 finds them, oddities included: a
// name goes on to the next = sign, wherever that is, and an empty name ends the
// file.
func dotenv(content string) (pairs [][2]string) {
	const space = " \n"
	rest := strings.Trim(strings.ReplaceAll(content, "\r", ""), space)
	// line is where the current line ends.
	line := func(from int) int {
		if i := strings.IndexByte(rest[from:], '\n'); i >= 0 {
			return from + i
		}
		return len(rest)
	}
	for rest != "" {
		if rest[0] == '\n' || rest[0] == '#' {
			rest = rest[min(line(0)+1, len(rest)):]
			continue
		}
		name, after, ok := strings.Cut(rest, "=")
		if name = strings.Trim(name, space); !ok || name == "" {
			return pairs
		}
		name = strings.TrimPrefix(name, "export ")
		rest = after
		if rest == "" {
			return append(pairs, [2]string{name, ""})
		}
		var value string
		quote := rest[0]
		closing := -1
		if quote == '"' || quote == '\'' || quote == '`' {
			closing = strings.IndexByte(rest[1:], quote) + 1
		}
		switch {
		case closing > 0:
			value = rest[1:closing]
			if quote == '"' {
				value = strings.ReplaceAll(value, `\n`, "\n")
			}
			rest = rest[line(closing+1):]
		case closing == 0: // never closed
			value = rest[:line(0)]
			rest = rest[line(0):]
		default:
			value = rest[:line(0)]
			rest = rest[line(0):]
			value, _, _ = strings.Cut(value, "#")
			value = strings.Trim(value, space)
		}
		pairs = append(pairs, [2]string{name, value})
	}
	return pairs
}
