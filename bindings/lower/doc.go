// Package lower turns modern JavaScript into the ES5 that otto runs.
//
// Every token stays on the line it came from, so the line numbers of a stack
// trace are those of the file its author wrote; columns may move, and
// [Result.Column] moves them back. Source that is ES5 already, and that otto
// reads as it should, comes back as it was.
//
// # How it works
//
// goja's parser reads the file. One walk over its tree (analyse*.go) reports
// early errors, builds the scopes and notices whether anything has to change.
// If so, the text is cut into tokens (scan.go) and copied from start to end
// (emit*.go), each construct that otto lacks written in an ES5 way as it is
// met. What needs help at run time calls a few small functions of the global
// object __uv: [Runtime] defines them, [Result.Helpers] says which. Those that
// classes call only a host can give.
//
// # What a reader of the output meets
//
//   - A block-scoped variable is a var, renamed (x_$1) if the function knows
//     another x. A block in a loop whose variables are captured by closures
//     runs in the scope of a catch clause: it is the one construct of ES5 that
//     makes a fresh scope without making a function, so break, continue,
//     return, this and arguments need no care, and no frame appears in stack
//     traces.
//   - A variable that might be read before its declaration has run has a flag
//     (x_$i), tested where that cannot be excluded and nowhere else.
//   - Arrow functions are functions; this_$ and args_$ stand for the this and
//     arguments around them.
//   - A class is a call of __uv.klass; emit_class.go shows one.
//   - Generators and async functions become machines, in a second pass over what
//     the first one wrote; resume.go shows one.
//   - _$1, _$2, … hold intermediate values.
//
// # What is refused
//
// Async generators, for await, modules, BigInt and super outside of classes are
// a [*SyntaxError] that says so, and so is a function in a loop that is used
// before its declaration while closures capture a variable of the loop. Nothing
// is lowered to code that means something else, but for what [File] notes.
package lower
