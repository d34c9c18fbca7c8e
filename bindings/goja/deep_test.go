package goja

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

func deepSource(kind string, n int) string {
	rep := strings.Repeat
	switch kind {
	case "paren":
		return rep("(", n) + "1" + rep(")", n)
	case "array":
		return rep("[", n) + rep("]", n)
	case "object":
		return "x=" + rep("{a:", n) + "1" + rep("}", n)
	case "block":
		return rep("{", n) + rep("}", n)
	case "unary":
		return rep("!", n) + "1"
	case "minus":
		return rep("- ", n) + "1"
	case "binary":
		return rep("a+", n) + "1"
	case "pow":
		return rep("a**", n) + "1"
	case "logic":
		return rep("a||", n) + "1"
	case "nullish":
		return rep("a??", n) + "1"
	case "member":
		return "a" + rep(".b", n)
	case "call":
		return "a" + rep("()", n)
	case "index":
		return "a" + rep("[0]", n)
	case "arrow":
		return rep("a=>", n) + "1"
	case "assign":
		return rep("a=", n) + "1"
	case "ternary":
		return rep("a?1:", n) + "1"
	case "ternary2":
		return rep("a?", n) + "1" + rep(":1", n)
	case "else":
		return rep("if(a);else ", n) + ";"
	case "function":
		return rep("function f(){", n) + rep("}", n)
	case "callarg":
		return rep("f(", n) + rep(")", n)
	case "template":
		return rep("`${", n) + "1" + rep("}`", n)
	case "new":
		return rep("new ", n) + "a"
	case "comma":
		return rep("a,", n) + "1"
	case "label":
		s := ""
		for i := range n {
			s += "l" + strconv.Itoa(i) + ":"
		}
		return s + ";"
	case "while":
		return rep("while(a)", n) + ";"
	case "pattern":
		return "let " + rep("[", n) + "a" + rep("]", n) + "=1"
	case "class":
		return rep("(class{m(){", n) + rep("}})", n)
	case "string":
		return rep("'a'+", n) + "1"
	case "optional":
		return "a" + rep("?.b", n)
	}
	return ""
}

func TestDeepProbe(t *testing.T) {
	if kind := os.Getenv("DEEP_KIND"); kind != "" {
		n, _ := strconv.Atoi(os.Getenv("DEEP_N"))
		e := New(Options{})
		_, err := e.Function(engine.Source{File: "x.js", Text: "return;" + deepSource(kind, n)})
		s := fmt.Sprint(err)
		fmt.Println("RESULT", s[:min(len(s), 80)])
		return
	}
	for _, kind := range strings.Fields("paren array object block unary minus binary pow logic nullish member call index arrow assign ternary ternary2 else function callarg template new comma while pattern class string optional") {
		for _, n := range []int{20000, 100000, 400000, 1000000} {
			cmd := exec.Command("timeout", "20", os.Args[0], "-test.run", "DeepProbe")
			cmd.Env = append(os.Environ(), "DEEP_KIND="+kind, "DEEP_N="+strconv.Itoa(n))
			out, err := cmd.CombinedOutput()
			if err != nil {
				line := string(out)
				if i := strings.Index(line, "fatal error"); i >= 0 {
					line = line[i:]
				}
				where := ""
				for _, l := range strings.Split(line, "\n") {
					if strings.HasPrefix(l, "github.com") {
						where = l[:min(len(l), 90)]
						break
					}
				}
				fmt.Println(kind, n, err, where)
				break
			}
			if i := strings.Index(string(out), "RESULT"); i >= 0 && n == 1000000 {
				fmt.Println(kind, n, strings.SplitN(string(out[i:]), "\n", 2)[0])
			}
		}
	}
}
