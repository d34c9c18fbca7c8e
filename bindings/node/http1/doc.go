// Package http1 reads and writes HTTP/1.x without doing any I/O: bytes in,
// events out, and the other way round. It knows no socket, no event loop and
// no JavaScript engine; bindings/node puts them together.
//
// # Reading
//
// A [Parser] takes requests or responses in pieces of any size, as they come
// from a socket, and calls a [Handler]:
//
//	OnMessageBegin ─▶ OnHeadersComplete ─▶ OnBody… ─▶ OnMessageComplete ─▶ OnMessageBegin …
//
// It accepts and refuses what llhttp 9.3.1, the parser of Node 20, accepts and
// refuses in its strict default, and reports Node's code, reason and
// bytesParsed. The bytes a handler sees point into the caller's input, or into
// a buffer the parser uses again: they are valid until the callback returns.
// In the steady state parsing allocates nothing.
//
// # Writing
//
// The Append functions put a head, a chunk or a date at the end of a byte
// slice that the caller reuses. They trust their input; [ValidateHeaderName]
// and [ValidateHeaderValue] say first what Node would say to a script.
//
// # Strings
//
// HTTP/1 is Latin-1 on the wire and Go strings are UTF-8. Append functions
// that take a string write each rune as one byte, and [Latin1] turns bytes
// read from the wire back into a string, as Node's 'latin1' encoding does.
//
// # Not here
//
// Node's server counts headers (maxHeadersCount, 2000), demands a Host header,
// answers Expect and watches the clock in the layer above its parser. So does
// ours: the parser reports, the layer above decides.
package http1
