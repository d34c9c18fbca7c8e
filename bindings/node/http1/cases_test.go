package http1_test

import (
	"strings"

	"github.com/uvgo/uvgo/bindings/node/http1"
)

// exchange is one input, or several that differ only where a word of a list
// stands for the @ in it.
type exchange struct {
	name  string
	in    string
	words []string
	// method is that of the request a response answers; "" is GET.
	method string
}

func rep(s string, n int) string { return strings.Repeat(s, n) }

const (
	get    = "GET / HTTP/1.1\r\n"
	post   = "POST / HTTP/1.1\r\n"
	body   = post + "Transfer-Encoding: chunked\r\n\r\n"
	ok     = "HTTP/1.1 200 OK\r\n"
	okBody = ok + "Transfer-Encoding: chunked\r\n\r\n"
)

// requests are what a server may be sent: good, odd, and bad.
var requests = []exchange{
	{name: "hello", in: get + "Host: localhost\r\n\r\n"},
	{name: "browser", in: "GET /a/b?c=d&e=%20 HTTP/1.1\r\nHost: example.org\r\nUser-Agent: x/1 (y; z)\r\nAccept: */*\r\n" +
		"Accept-Language: de,en;q=0.5\r\nConnection: keep-alive\r\nCookie: a=b; c=\"d\"\r\n\r\n"},
	{name: "method", in: "@ / HTTP/1.1\r\n\r\n", words: append([]string{"", " GET", "get", "G", "GE", "GEX", "GETT", "GET\t", "GET_X",
		"GET_PARAMETER", "PRI", "PLAY", "SOURCES", "M-SEARCH", "M_SEARCH", "MKCO", "UNSUB", "QUER", "\x00", "\xff", "PUTPUT", "GET\r\n"},
		http1.Methods[:]...)},
	{name: "no space", in: "GET@", words: []string{"", "\r\n\r\n", "/ HTTP/1.1\r\n\r\n", " ", " \r\n\r\n", " \n"}},
	{name: "target", in: "GET @ HTTP/1.1\r\n\r\n", words: []string{"/", "//", "/a#b", "/a?b?c", "/a?b#c", "/a#b?c#d", "*", "*x", "/\xc3\xa4", "/\x7f", "/\x01",
		"/\t", "/\f", "/a\"<>\\^`{|}", "/?\x80", "/?\t", "/#\x80", "?", "#", "a", "a:", "a:/", "a:/b", "a:/\t", "a:b", "a1://b", "http://", "http:///",
		"http://a", "http://a/b", "http://a?b", "http://a?b#c", "http://a:80", "http://[::1]:80/", "http://u:p@h/", "http://a@b@c/", "http://a@@b/",
		"http://a\\b", "http://a#b", "http://\x80", "http://a\tb", "-", "\t", "\x00", "/a\x00", "ht\ttp://", "ht\fx", "h:\f", "%", "/%", "/%zz"}},
	{name: "spaces", in: "GET  /a   HTTP/1.1\r\n\r\n"},
	{name: "tab", in: "GET\t/\tHTTP/1.1\r\n\r\n"},
	{name: "http 0.9", in: "GET /@", words: []string{"\r\n\r\n", "\n\r\n", "\n\n", "\r", "\rx", "\r\nA: b\r\n\r\n", "\r\n", "?q\r\n\r\n", "#f\n\r\n"}},
	{name: "connect", in: "CONNECT @ HTTP/1.1\r\n\r\nxyz", words: []string{"a:1", "[::1]:1", "a", "a:1/", "/", "*", "a?b", "a@b:1", "", "a\tb", "a#b"}},
	{name: "connect data", in: "CONNECT a:1 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcdef"},
	{name: "protocol", in: "GET / @", words: []string{"", "\r\n\r\n", "X", "H", "HT", "HTT", "HTTX", "HTTP", "HTTPS", "http/1.1\r\n\r\n", "HTTP\r\n", "HTTP/", "HTTP/x",
		"HTTP/1", "HTTP/1x", "HTTP/1.", "HTTP/1.x", "HTTP/1.2\r\n\r\n", "HTTP/1.0\r\n\r\n", "HTTP/0.9\r\n\r\n", "HTTP/0.8", "HTTP/2.0\r\n\r\n", "HTTP/2.1", "HTTP/3.0",
		"HTTP/9.9", "HTTP/11.1", "HTTP/1.10", "HTTP/1.1", "HTTP/1.1\r", "HTTP/1.1\rX", "HTTP/1.1\n\r\n", "HTTP/1.1 \r\n", "HTTP/1.1X", "RTSP/1.0\r\n\r\n",
		"ICE/1.0\r\n\r\n", "RTSX", "ICY/1.0", "\x00"}},
	{name: "protocols", in: "@\r\n\r\n", words: []string{"SOURCE / ICE/1.0", "SOURCE / HTTP/1.0", "SOURCE / RTSP/1.0", "OPTIONS * RTSP/1.0", "PLAY / RTSP/1.0",
		"PLAY / HTTP/1.0", "DESCRIBE / ICE/1.0", "FLUSH / RTSP/1.0", "PUT / RTSP/1.0", "QUERY / RTSP/1.0", "PRI / RTSP/1.0"}},
	{name: "http 2", in: "PRI * HTTP/2.0@", words: []string{"\r\n\r\nSM\r\n\r\n", "\r\n\r\n", "\r\n\r\nSX", "\n", ""}},
	{name: "leading", in: "@" + get + "\r\n", words: []string{"\r\n", "\n", "\r", "\r\n\r\n\n\r", " ", "\t", "\x00", "x"}},
	{name: "between", in: get + "\r\n@" + get + "\r\n", words: []string{"", "\r\n", "\r\n\r\n", "\n", "\r", " ", "x"}},
	{name: "blank only", in: "\r\n\r\n"},
	{name: "pipeline", in: "GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /3 HTTP/1.1\r\nA: b\r\n\r\n"},
	{name: "cut", in: get + "@", words: []string{"", "\r", "A", "A:", "A: ", "A: b", "A: b\r", "A: b\r\n", "A: b\r\n\r", "A:\r\n"}},
	{name: "headers start", in: get + "@", words: []string{" A: b\r\n\r\n", "\tA: b\r\n\r\n", " \r\n\r\n", "\n", "\rX", "\r\r", ":", ": b\r\n\r\n", "\x00"}},
	{name: "name", in: get + "@: b\r\n\r\n", words: []string{"A ", "A\t", "A B", "A\x00", "A\x80", "A(", "A/", "A=", "A@", "A[", "A\"", "A,", "A{", "!#$%&'*+-.^_`|~09azAZ",
		"Host ", "Connection ", "Content-Length ", "Transfer-Encoding ", "Upgrade ", "Proxy-Connection ", "Connection\t", "Connections", "Connection-X", "Connection\r",
		"Upgrade,", "A\r", "A\n"}},
	{name: "no colon", in: get + "A@", words: []string{"\r\n\r\n", "\n", "\r", ""}},
	{name: "value", in: get + "A@\r\n\r\n", words: []string{":", ":b", ":  b", ":\tb", ": \t b \t ", ": \x00", ": \x01", ": \x7f", ": \x80\xff", ": a\tb", ": a\x00b", ": a\x0bb",
		": a\x1bb", ": a\x7fb", ": \"(a,b)\"", ": b\r", ": b\n", ":\n", ": \n", ":\r", ": b\r\n c", ": b\r\n\tc", ":\r\n c", ":\r\n\tc", ": b\r\r\n", ": b\rB: c", ": b\nB: c",
		":\x00", ":" + rep("v", 100) + "\x02", ":" + rep("v\t", 40) + "\x7f", ": " + rep("\xe4", 33)}},
	{name: "repeated", in: get + "A: 1\r\na: 2\r\nA: 3\r\nSet-Cookie: x\r\nSet-Cookie: y\r\n\r\n"},
	{name: "many fields", in: get + rep("A: b\r\n", 100) + "\r\n"},
	{name: "length", in: post + "Content-Length@\r\n\r\nabcde", words: []string{": 5", ":5", ": 5 ", ":  \t5\t ", ": 05", ": 0", ": 00000000000000000005", ":", ": ", ": +5", ": -5",
		": 5x", ": x5", ": 5 5", ": 5,5", ": 5, 5", ": 0x5", ": 5.0", ": 1e1", ": 18446744073709551615", ": 18446744073709551616", ": 99999999999999999999", ": 9223372036854775808",
		": 5\r\nContent-Length: 5", ": 5\r\nContent-Length: 6", ": 5\r\nContent-Length:", ": 5\r\ncontent-length: x", ": \x00", ": 5\x00", ": 5\n", ": 5\r\n 5", ": 6", ":\r\n 5", ":\n5"}},
	{name: "length on get", in: get + "Content-Length: 3\r\n\r\nabc" + get + "\r\n"},
	{name: "encoding", in: post + "Transfer-Encoding@\r\n\r\n3\r\nabc\r\n0\r\n\r\n", words: []string{": chunked", ":chunked", ": Chunked", ": CHUNKED ", ": chunked\t", ": \tchunked", ": chunkedx",
		": xchunked", ": chunked;q=1", ": gzip", ": gzip, chunked", ": gzip,chunked", ": gzip ,\tchunked", ": chunked, gzip", ": chunked,chunked", ": chunked,", ": ,chunked", ": ,,chunked",
		": identity", ":", ": ", ": \x00", ": chunk\x00ed", ": chunked\x00", ": gzip\x00", ": chunked\n", ": chunked x", ": \"chunked\"", ": chunked\r\n ,x",
		": chunked\r\nTransfer-Encoding: chunked", ": chunked\r\nTransfer-Encoding: gzip", ": gzip\r\nTransfer-Encoding: chunked", ": chunked\r\nTransfer-Encoding:",
		": chunked\r\nContent-Length: 5", ": gzip\r\nContent-Length: 5", ":\r\nContent-Length: 3", ": chunked\r\nContent-Length:", ": chun, chunked", ": c, chunked"}},
	{name: "length and encoding", in: post + "Content-Length: 3\r\nTransfer-Encoding: @\r\n\r\nabc", words: []string{"chunked", "", "identity"}},
	{name: "chunk size", in: body + "@", words: []string{"3\r\nabc\r\n0\r\n\r\n", "a\r\n0123456789\r\nA\r\n0123456789\r\n000\r\n\r\n", "0003\r\nabc\r\n0\r\n\r\n", "", "\r\n", "x", "g", "-1", "+1", "0x3",
		" 3", "3 ", "3\t", "3 \r\n", "3\n", "3\nabc", "3\rx", "3\r", "3\r\nab", "3\r\nabc", "3\r\nabcd", "3\r\nabc\n", "3\r\nabc\rx", "3\r\nabc\r\n", "3\r\nabc\r\nx", "FFFFFFFFFFFFFFFF\r\nabc",
		"10000000000000000\r\n", "00000000000000000003\r\nabc\r\n0\r\n\r\n", "3\r\nabc0\r\n", "3,\r\n", "3\x00"}},
	{name: "chunk extension", in: body + "3@\r\nabc\r\n0\r\n\r\n", words: []string{";", ";a", ";a=b", ";a=\"b c\"", ";a=\"\\\"\"", ";a;b=c", ";;", ";a;", ";a=", ";=", ";=b", "; a", ";a ", ";a =b", ";a= b", ";a=b c",
		";a=\"b\"x", ";a=\"b\";c", ";a=\"b", ";a=b\"c\"", ";a=\"\x00\"", ";a=\"\\\x00\"", ";a=\"\x80\"", ";a=\"\t\"", ";\x80", ";a=\x80", ";a\x00", ";a=\x00", ";a\n", ";a=b\n", ";a=\"b\"\n", ";\n", ";\t",
		";a=\"b\"\rx", ";a\rx", ";" + rep("e", 16384), ";" + rep("e", 16385), ";a=" + rep("e", 16383), ";a=" + rep("e", 16384), ";a=\"" + rep("e", 16381) + "\"", ";a=\"" + rep("e", 16382) + "\"", ";a=\"" + rep("e", 16383) + "\"", ";a=\"" + rep("e", 16384) + "\"",
		rep(";e", 16384), rep(";e", 16385), ";" + rep("e", 17000) + "\x00", ";" + rep("e", 16385) + "\x00"}},
	{name: "extensions per chunk", in: body + "1;" + rep("e", 10000) + "\r\na\r\n1;" + rep("e", 10000) + "\r\nb\r\n0;" + rep("e", 10000) + "\r\n\r\n"},
	{name: "trailers", in: body + "1\r\na\r\n0\r\n@", words: []string{"\r\n", "A: b\r\n\r\n", "A: b\r\nC:\r\n\r\n", "A: b", " A: b\r\n\r\n", "A : b\r\n\r\n", "A: b\r\n c\r\n\r\n", "\n", "\rx", "A: \x00", "x",
		"Content-Length: 1\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n", "Connection: close\r\n\r\n" + get, "Upgrade: x\r\nConnection: upgrade\r\n\r\n" + get + "\r\n", "\r\n" + get + "\r\n"}},
	{name: "connection", in: get + "Connection@\r\n\r\n" + get + "\r\n", words: []string{": close", ": Close", ":close", ": close ", ": keep-alive", ": closed", ": xclose", ": close, keep-alive", ": keep-alive, close",
		": keep-alive,close", ": foo, close", ": foo , close , bar", ": close foo", ": \"close\"", ":", ": ,close", ": clo, close", ": close\tx", ": \tclose\t", ": close;", ": close\r\nConnection: keep-alive", ": close\x00"}},
	{name: "proxy connection", in: get + "Proxy-Connection: close\r\n\r\n" + get + "\r\n"},
	{name: "http 1.0", in: "GET / HTTP/1.0\r\n@\r\n" + get + "\r\n", words: []string{"", "Connection: keep-alive\r\n", "Connection: Keep-Alive, x\r\n", "Connection: close, keep-alive\r\n", "Connection: close\r\n"}},
	{name: "after close", in: get + "Connection: close\r\n\r\n@", words: []string{"", "\r\n", "\r\n\r\n\n", " ", "G", "\r\nG", get + "\r\n"}},
	{name: "upgrade", in: get + "@\r\n\r\nxyz", words: []string{"Connection: upgrade\r\nUpgrade: websocket", "Connection: Upgrade, keep-alive\r\nUpgrade: a", "Upgrade: a\r\nConnection: keep-alive, UPGRADE",
		"Upgrade: a", "Connection: upgrade", "Connection: upgrade\r\nUpgrade:", "Connection: upgrade\r\nUpgrade: \x01", "Connection: upgraded\r\nUpgrade: a", "Connection: upgrade\r\nUpgrade: a\r\nContent-Length: 0",
		"Connection: upgrade\r\nUpgrade: h2c\r\nContent-Length: 2", "Connection: upgrade, close\r\nUpgrade: a"}},
	{name: "upgrade chunked", in: post + "Connection: upgrade\r\nUpgrade: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\nxyz"},
	{name: "expect", in: post + "Expect: @\r\nContent-Length: 1\r\n\r\na", words: []string{"100-continue", "something"}},
	{name: "large url", in: "GET /@ HTTP/1.1\r\n\r\n", words: []string{rep("a", 16382), rep("a", 16383), rep("a", 20000), rep("a", 16383) + "\x00"}},
	{name: "large name", in: get + "@: b\r\n\r\n", words: []string{rep("a", 16381), rep("a", 16382), rep("a", 16383), rep("a", 16384), rep("a", 16384) + " ", rep("a", 20000)}},
	{name: "large value", in: get + "A: @\r\n\r\n", words: []string{rep("a", 16381), rep("a", 16382), rep("a", 16383), rep("a", 20000), rep("a", 16380) + "  ", "a" + rep(" ", 16382), rep("a", 16382) + "\x00", rep("a", 16382) + "\n", rep(" ", 17000) + "a"}},
	{name: "large head", in: get + rep("Abcd: efgh\r\n", 2047) + "@\r\n\r\n", words: []string{"Abcd:", "Abcd: e", "Abc: def", "Abcd: efgh", "Abcd: efg\r\nContent-Length: 1x", "Abc: def\r\nConnection : x"}},
	{name: "large length", in: post + "Content-Length: " + rep("0", 16400) + "5\r\n\r\nabcde"},
	{name: "large trailer", in: body + "0\r\nA: @\r\n\r\n", words: []string{rep("a", 16381), rep("a", 16382), rep("a", 16383)}},
	{name: "head and trailer", in: post + "Transfer-Encoding: chunked\r\nA: " + rep("a", 16000) + "\r\n\r\n1\r\na\r\n0\r\nA: " + rep("a", 16000) + "\r\n\r\n"},
	{name: "noise", in: "@", words: []string{"", "x", "\x00", "\xff\xfe", "hello\r\n\r\n", "\x16\x03\x01\x02\x00\x01", "HTTP/1.1 200 OK\r\n\r\n", "HEAD / HTTP/1.1\r\n\r\n", "SSH-2.0-x\r\n"}},
}

// responses are what a client may be answered.
var responses = []exchange{
	{name: "hello", in: ok + "Content-Length: 5\r\n\r\nhello"},
	{name: "until eof", in: ok + "\r\nhello"},
	{name: "until eof, none", in: ok + "\r\n"},
	{name: "protocol", in: "@ 200 OK\r\nContent-Length: 0\r\n\r\n", words: []string{"", "H", "HTTP", "HTTP/", "HTTP/1", "HTTP/1.", "HTTP/1.0", "HTTP/1.1", "HTTP/0.9", "HTTP/2.0", "HTTP/1.2", "HTTP/x", "HTTP/1x1", "HTTP/1.x", "http/1.1",
		"RTSP/1.0", "ICE/1.0", "ICY", "HTTX", "HTTP/1.1 ", "HTTP/1.1\t", "\x00", "\r\n\nHTTP/1.1"}},
	{name: "status", in: "HTTP/1.1@", words: []string{" 200 OK\r\nContent-Length: 0\r\n\r\n", " 200\r\nContent-Length: 0\r\n\r\n", " 200 \r\nContent-Length: 0\r\n\r\n", " 20", " 20 \r\n", " 2x0", " x", " 2000 \r\n\r\n", " 200x", "\r\n\r\n", " 200\n",
		" 200 OK\n", " 200 OK\rx", " 200\rx", " 200 \x00\x7f\xff\r\nContent-Length: 0\r\n\r\n", " 200 a  b \r\nContent-Length: 0\r\n\r\n", " 999 x\r\nContent-Length: 0\r\n\r\n", " 099 x\r\nContent-Length: 0\r\n\r\n",
		" 200 " + rep("a", 16383) + "\r\nContent-Length: 0\r\n\r\n", " 200 " + rep("a", 16384) + "\r\nContent-Length: 0\r\n\r\n", " 200 " + rep("a", 16384) + "\n"}},
	{name: "no body", in: "HTTP/1.1 @ X\r\nContent-Length: 5\r\n\r\n", words: []string{"204", "304", "205", "199", "103"}},
	{name: "head", in: ok + "Content-Length: 5\r\n\r\n", method: "HEAD"},
	{name: "head chunked", in: okBody, method: "HEAD"},
	{name: "connect", in: ok + "@\r\nxyz", words: []string{"", "Content-Length: 3\r\n", "Transfer-Encoding: chunked\r\n"}, method: "CONNECT"},
	{name: "informational", in: "HTTP/1.1 @ X\r\n\r\n" + ok + "Content-Length: 2\r\n\r\nhi", words: []string{"100", "102", "103", "199"}},
	{name: "switching", in: "HTTP/1.1 101 X\r\n@\r\nxyz", words: []string{"", "Connection: upgrade\r\nUpgrade: a\r\n", "Upgrade: a\r\n", "Connection: upgrade\r\nUpgrade: a\r\nContent-Length: 2\r\n", "Content-Length: 2\r\n"}},
	{name: "announces upgrade", in: ok + "Connection: upgrade\r\nUpgrade: h2\r\nContent-Length: 2\r\n\r\nhi"},
	{name: "chunked", in: okBody + "@", words: []string{"3\r\nabc\r\n0\r\n\r\n", "3;a=b\r\nabc\r\n0\r\nA: b\r\nC: d\r\n\r\n", "3\r\nabc\r\n0", "3\r\nab", "x", "3\n", "3\r\nabc\n", ""}},
	{name: "encoding", in: ok + "Transfer-Encoding: @\r\n\r\n3\r\nabc\r\n0\r\n\r\n", words: []string{"gzip", "gzip, chunked", "chunked, gzip", "chunked,chunked", "chunked\r\nTransfer-Encoding: chunked", "chunked\r\nTransfer-Encoding: gzip",
		"chunked\r\nContent-Length: 3", ""}},
	{name: "length", in: ok + "Content-Length: @\r\n\r\nabcde", words: []string{"5", "05", "", "x", "-1", "5, 5", "5\r\nContent-Length: 5", "18446744073709551616", "6"}},
	{name: "cut", in: ok + "@", words: []string{"", "A", "A: b", "A: b\r\n", "Content-Length: 2\r\n\r\n", "Content-Length: 2\r\n\r\na"}},
	{name: "fields", in: ok + "@\r\nContent-Length: 0\r\n\r\n", words: []string{"A: b", "A : b", "A:", "A: b\r\n c", " A: b", "A: \x00", "A: b\n", "A: \x80", "A", "\x80: b", "A: " + rep("a", 16382), "A: " + rep("a", 16383)}},
	{name: "many fields", in: ok + rep("A: b\r\n", 100) + "Content-Length: 0\r\n\r\n"},
	{name: "noise", in: "@", words: []string{"x", "\x00", "hello\r\n\r\n", "GET / HTTP/1.1\r\n\r\n"}},
}

// each calls yield with every input of the table.
func each(table []exchange, yield func(name, in, method string)) {
	for _, e := range table {
		if e.words == nil {
			yield(e.name, e.in, e.method)
		}
		for _, word := range e.words {
			yield(e.name+" "+word, strings.ReplaceAll(e.in, "@", word), e.method)
		}
	}
}
