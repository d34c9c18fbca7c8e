package http1_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	. "github.com/uvgo/uvgo/bindings/node/http1"
)

// What net/http accepts and llhttp, and so we, do not: by code, what must be
// seen in such an input.
var (
	bareLF     = regexp.MustCompile(`(^|[^\r])\n`)
	loneCR     = regexp.MustCompile(`\r([^\n]|$)`)
	fold       = regexp.MustCompile(`\n[ \t]`)
	bothFields = regexp.MustCompile(`(?is)(\n|^)(transfer-encoding|content-length):.*\n(transfer-encoding|content-length):`)
	nameBlank  = regexp.MustCompile(`\n[^:\n]* [^:\n]*:`)
	tabAtEnd   = regexp.MustCompile(`\t *\r?\n`)
	oldChunked = regexp.MustCompile(`(?is)HTTP/(1\.0|0\.9).*\ntransfer-encoding:`) // net/http looks at it from 1.1 on
	chunkLine  = regexp.MustCompile(`[0-9a-fA-F][ \t]|[ \t][0-9a-fA-F]|;`)
	ourVersion = regexp.MustCompile(`^[^\n]* HTTP/(1\.1|1\.0|0\.9|2\.0)\r?\n`)
)

func theirsAlone(in []byte, ours string, theirs read) bool {
	code, _, _ := strings.Cut(ours, ":")
	lines := bareLF.Match(in) || loneCR.Match(in)
	if theirs.method == "PRI" || oldChunked.Match(in) {
		return true // llhttp takes PRI for HTTP/2
	}
	switch code {
	case "HPE_INVALID_METHOD", "HPE_INVALID_CONSTANT":
		return !slices.Contains(Methods[:], theirs.method) // any token will do
	case "HPE_INVALID_URL":
		// net/http leaves it to net/url; llhttp has a table of bytes.
		odd := strings.ContainsFunc(theirs.target, func(r rune) bool { return r <= ' ' || r > '~' })
		return odd || !strings.HasPrefix(theirs.target, "/") || theirs.method == "CONNECT"
	case "HPE_INVALID_VERSION":
		return lines || !ourVersion.Match(in) // any digits will do
	case "HPE_INVALID_HEADER_TOKEN":
		return lines || fold.Match(in) || nameBlank.Match(in)
	case "HPE_CR_EXPECTED", "HPE_LF_EXPECTED":
		return lines
	case "HPE_STRICT":
		return lines || chunkLine.Match(in)
	case "HPE_INVALID_CHUNK_SIZE":
		return lines || chunkLine.Match(in)
	case "HPE_INVALID_CONTENT_LENGTH", "HPE_INVALID_TRANSFER_ENCODING", "HPE_UNEXPECTED_CONTENT_LENGTH":
		// net/http drops one of two such fields, and blanks at the end.
		return bothFields.Match(in) || tabAtEnd.Match(in)
	}
	return false
}

// What llhttp accepts and net/http does not, HTTP/0.9 apart: by net/http's error, what must be
// seen in such an input.
func oursAlone(in []byte, theirs string) bool {
	line, _, _ := bytes.Cut(bytes.TrimLeft(in, "\r\n"), []byte("\n"))
	switch {
	case strings.Contains(theirs, "malformed HTTP request"), strings.Contains(theirs, "invalid method"), strings.Contains(theirs, "malformed HTTP version"):
		// Blank lines in front, several blanks in a row, other protocols.
		return bytes.Contains(line, []byte(" RTSP/")) || bytes.Contains(line, []byte(" ICE/")) || in[0] == '\r' || in[0] == '\n' || bytes.Contains(line, []byte("  "))
	case strings.HasPrefix(theirs, "parse "), strings.Contains(theirs, "invalid URI"):
		return true // net/url looks deeper into a target than llhttp
	case strings.Contains(theirs, "unsupported transfer encoding"), strings.Contains(theirs, "too many transfer encodings"):
		return true // llhttp wants only the last one to be chunked
	case strings.Contains(theirs, "bad Content-Length"):
		return true // llhttp counts to 1<<64 - 1
	case strings.Contains(theirs, "chunk length too large"):
		return true // zeros in front count there
	}
	return false
}

// readApart says of an input that both accept why they may read it differently.
func readApart(in []byte) bool {
	line, _, _ := bytes.Cut(in, []byte("\n"))
	return oldChunked.Match(in) || bytes.Contains(line, []byte("  ")) // llhttp skips blanks, net/http sees an empty target
}
