package otto

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/robertkrimen/otto/ast"
	"github.com/robertkrimen/otto/file"
	"github.com/robertkrimen/otto/parser"
)

// details is what only errors ask of a unit: it is found by reading the text
// once more, when one does.
type details struct {
	sites   map[file.Idx]file.Idx // for the place otto gives a call: the place V8 does
	callees map[site]string       // what is called there, as V8 would say it
	sets    map[site]file.Idx     // members that are assigned to, and where the = is looked for
	gets    map[site]file.Idx     // members, and where their names are
}

// site is a member or a callee: where the expression before it begins, and
// its name, "" if that is computed.
type site struct {
	at   file.Idx
	name string
}

func (u *unit) inDetail() *details {
	if u.details == nil {
		u.details = &details{sites: map[file.Idx]file.Idx{}, callees: map[site]string{}, sets: map[site]file.Idx{}, gets: map[site]file.Idx{}}
		if tree, err := parser.ParseFile(nil, u.name, u.text, parser.IgnoreRegExpErrors); err == nil {
			instrument(tree, &hooks{}, &unit{}, u.details)
		}
	}
	return u.details
}

// callee notes a call of, or a new with, what x is; paren is where the
// arguments begin.
func (d *details) callee(x ast.Expression, paren file.Idx) {
	at, name := x.Idx0(), ""
	switch x := x.(type) {
	case *ast.DotExpression:
		at, name = x.Left.Idx0(), x.Identifier.Name
		d.sites[at] = x.Identifier.Idx
	case *ast.BracketExpression:
		at = x.Left.Idx0()
		d.sites[at] = paren
	case *ast.Identifier:
		name = x.Name
		d.sites[at] = at // also where a chain of calls begins: the first one has the say
	}
	d.callees[site{at, name}] = calleeText(x)
}

// set notes an assignment to x.
func (d *details) set(x ast.Expression) {
	switch x := x.(type) {
	case *ast.DotExpression:
		d.sets[site{x.Left.Idx0(), x.Identifier.Name}] = x.Idx1()
	case *ast.BracketExpression:
		d.sets[site{x.Left.Idx0(), ""}] = x.Idx1()
	}
}

// get notes a look at a member.
func (d *details) get(x ast.Expression) {
	switch x := x.(type) {
	case *ast.DotExpression:
		d.gets[site{x.Left.Idx0(), x.Identifier.Name}] = x.Identifier.Idx
	case *ast.BracketExpression:
		d.gets[site{x.Left.Idx0(), ""}] = x.Member.Idx0()
	}
}

// member is where a member is set, or else got; set says which.
func (d *details) member(u *unit, at file.Idx, name string) (where file.Idx, set bool) {
	for _, s := range [...]site{{at, name}, {at, ""}} {
		if end, ok := d.sets[s]; ok {
			// The tree does not say where the = is.
			if i := strings.IndexByte(u.text[min(int(end)-1, len(u.text)):], '='); i >= 0 {
				end += file.Idx(i)
			}
			return end, true
		}
	}
	for _, s := range [...]site{{at, name}, {at, ""}} {
		if where, ok := d.gets[s]; ok {
			return where, false
		}
	}
	return at, false
}

// calleeText is what V8 calls a callee in "x is not a function".
func calleeText(x ast.Expression) string {
	switch x := x.(type) {
	case *ast.Identifier:
		return x.Name
	case *ast.ThisExpression:
		return "this"
	case *ast.DotExpression:
		return calleeText(x.Left) + "." + x.Identifier.Name
	case *ast.CallExpression:
		return calleeText(x.Callee) + "(...)"
	case *ast.BracketExpression:
		switch m := x.Member.(type) {
		case *ast.StringLiteral:
			return calleeText(x.Left) + "." + m.Value
		case *ast.NumberLiteral:
			return calleeText(x.Left) + "[" + m.Literal + "]"
		}
		return calleeText(x.Left) + "[" + calleeText(x.Member) + "]"
	}
	return "(intermediate value)"
}

// exactly is in the nativeLine of a frame of a script, where otto has no use
// for it: the offset is what we found, not what otto said.
const exactly = -1

var (
	notDefined  = regexp.MustCompile(`^'(.*)' is not defined$`)
	noMember    = regexp.MustCompile(`^Cannot access member (".*") of (undefined|null)$`)
	notCalled   = regexp.MustCompile(`^(".*") is not a function$`)
	notNewed    = regexp.MustCompile(`^'(.*)' is not a function$`)
	notCallback = regexp.MustCompile(`^(?:Array|Function)\.(\w+) (?:value |argument )?(".*") (?:if|is) not callable$`)
	notInstance = regexp.MustCompile(`^invalid kind (\w+) for (instanceof|in) \(expected object\)$`)
)

// otherMessages are otto's messages without a variable part.
var otherMessages = map[string]string{
	"toFixed() precision must be between 0 and 20":                "toFixed() digits argument must be between 0 and 100",
	"toExponential() precision must be between 0 and 20":          "toExponential() argument must be between 0 and 100",
	"toPrecision() precision must be between 1 and 21":            "toPrecision() argument must be between 1 and 100",
	"Object.DefaultValue unknown":                                 "Cannot convert object to primitive value",
	"checkObjectCoercible not object or mustCoerce":               "Cannot convert undefined or null to object",
	"Object.hasInstance not callable":                             "Right-hand side of 'instanceof' is not callable",
	"toObject unsupported kind UndefinedKind":                     "Cannot convert undefined or null to object",
	"toObject unsupported kind NullKind":                          "Cannot convert undefined or null to object",
	"Object.hasInstance prototype \"undefined\" is not an object": "Function has non-object prototype 'undefined' in instanceof check",
}

// nodeMessage is the message of an error of otto's in the words of V8, which
// are those people know and search for.
func nodeMessage(e *ottoError) string {
	u, at := (*unit)(nil), file.Idx(0)
	if len(e.trace) > 0 {
		u, at = units.of(e.trace[0].file), file.Idx(e.trace[0].offset)
	}
	message := e.message
	if other, ok := otherMessages[message]; ok {
		return other
	}
	if e.name == "RangeError" && message == "" {
		return "Invalid array length" // it has no other without a text
	}
	find := func(re *regexp.Regexp) []string { return re.FindStringSubmatch(message) }
	if m := find(notDefined); m != nil {
		message = m[1] + " is not defined"
	} else if m := find(noMember); m != nil {
		verb, gerund := "read", "reading"
		name := unquote(m[1])
		if u != nil {
			where, set := u.inDetail().member(u, at, name)
			if set {
				verb, gerund = "set", "setting"
			}
			e.trace[0].offset, e.trace[0].nativeLine = int(where), exactly
		}
		message = "Cannot " + verb + " properties of " + m[2] + " (" + gerund + " '" + name + "')"
	} else if m := find(notCalled); m != nil {
		message = u.calleeAt(at, unquote(m[1])) + " is not a function"
	} else if m := find(notNewed); m != nil {
		message = u.calleeAt(at, m[1]) + " is not a constructor"
	} else if m := find(notCallback); m != nil {
		what := unquote(m[2])
		if strings.HasPrefix(m[1], "reduce") && strings.HasPrefix(what, "function") {
			return "Reduce of empty array with no initial value"
		}
		message = what + " is not a function"
	} else if m := find(notInstance); m != nil {
		message = "Right-hand side of 'instanceof' is not an object"
		if m[2] == "in" {
			message = "Cannot use 'in' operator to search for a property in a " + strings.ToLower(m[1])
		}
	}
	if u != nil && u.column != nil {
		message = writtenNames(message)
	}
	return message
}

func unquote(s string) string {
	if u, err := strconv.Unquote(s); err == nil {
		return u
	}
	return strings.Trim(s, `"`)
}

// calleeAt is what is called at a place, under the name that otto gives.
func (u *unit) calleeAt(at file.Idx, name string) string {
	if u == nil {
		return name
	}
	d := u.inDetail()
	if text, ok := d.callees[site{at, name}]; ok {
		return text
	}
	if text, ok := d.callees[site{at, ""}]; ok {
		return text
	}
	return name
}

var renamed = regexp.MustCompile(`_\$\d+\b`)

// writtenNames puts the names an author wrote in place of those that lowering
// made of them.
func writtenNames(message string) string {
	if !strings.Contains(message, "_$") {
		return message
	}
	message = renamed.ReplaceAllString(message, "")
	return strings.NewReplacer("this_$", "this", "args_$", "arguments").Replace(message)
}
