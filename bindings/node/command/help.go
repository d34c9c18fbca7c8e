package command

import (
	"fmt"
	"strings"

	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

func usage(name string) string {
	return "Usage: " + name + " [options] FILE [arguments]\n" +
		"       " + name + " [options] -e CODE [arguments]\n" +
		"       " + name + " [options] - [arguments]      program from standard input\n"
}

// help is written for the person who is stuck.
func help(name string, eng engine.Engine) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s runs JavaScript programs written for Node %s, on the interpreter %s %s.\n\n", name, node.Version, eng.Name(), eng.Version())
	b.WriteString(usage(name) + "\nOptions:\n")
	for _, o := range options {
		flag := o.long
		if o.short != "" {
			flag = o.short + ", " + flag
		}
		switch {
		case o.optional:
			flag += " [" + o.argument + "]"
		case o.argument != "":
			flag += " " + o.argument
		}
		fmt.Fprintf(&b, "  %-24s %s\n", flag, o.help)
	}
	fmt.Fprintf(&b, `  %-24s end of options: what follows is FILE or an argument

When something does not work:
  Cannot find module       FILE is looked up from the folder you are in. For a
                           package, run npm install next to its package.json.
  not built yet            a part of Node that %[2]s lacks so far;
                           %[2]s -p "require('module').builtinModules" lists
                           what is there.
  SyntaxError              %[2]s -c FILE shows the place. ES modules (import,
                           export) need an engine that has them, as goja.
  EADDRINUSE               another program listens on that port already.
  EACCES on listen         ports below 1024 belong to the administrator.

The exit code is the program's own; 1 after an error that nobody caught, 9 for
a command line like none of the above.
`, "--", name)
	return b.String()
}
