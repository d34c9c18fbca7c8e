package otto
import ("testing"
"github.com/robertkrimen/otto")
func BenchmarkZZBareNew(b *testing.B){ b.ReportAllocs(); for b.Loop(){ otto.New() } }
func BenchmarkZZBareCopy(b *testing.B){ o:=otto.New(); b.ReportAllocs(); for b.Loop(){ o.Copy() } }
