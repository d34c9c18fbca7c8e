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
	chunkLine  = regexp.MustCompile(`[0-9a-fA-F][ \t]|[ \t][0-9a-fA-F]|;`)
	oldVersion = regexp.MustCompile(`HTTP/(1\.1|1\.0|0\.9|2\.0)\r?\n`)
)

func theirsAlone(in []byte, ours string, theirs read) bool {
	code, _, _ := strings.Cut(ours, ":")
	lines := bareLF.Match(in) || loneCR.Match(in)
	switch code {
	case "HPE_INVALID_METHOD", "HPE_INVALID_CONSTANT":
		return !slices.Contains(Methods[:], theirs.method) // any token will do
	case "HPE_INVALID_URL":
		// net/http leaves it to net/url; llhttp has a table of bytes.
		odd := strings.ContainsFunc(theirs.target, func(r rune) bool { return r <= ' ' || r > '~' })
		return odd || !strings.HasPrefix(theirs.target, "/") || theirs.method == "CONNECT"
	case "HPE_INVALID_VERSION":
		return lines || !oldVersion.Match(in) // any digits will do
	case "HPE_INVALID_HEADER_TOKEN":
		return lines || fold.Match(in)
	case "HPE_CR_EXPECTED", "HPE_LF_EXPECTED":
		return lines
	case "HPE_STRICT":
		return lines || chunkLine.Match(in)
	case "HPE_INVALID_CHUNK_SIZE":
		return lines || chunkLine.Match(in)
	case "HPE_INVALID_CONTENT_LENGTH", "HPE_INVALID_TRANSFER_ENCODING", "HPE_UNEXPECTED_CONTENT_LENGTH":
		return bothFields.Match(in) // net/http drops one of them
	}
	return false
}

// What llhttp accepts and net/http does not: by net/http's error, what must be
// seen in such an input.
func oursAlone(in []byte, theirs string) bool {
	line, _, _ := bytes.Cut(bytes.TrimLeft(in, "\r\n"), []byte("\n"))
	switch {
	case strings.Contains(theirs, "malformed HTTP request"), strings.Contains(theirs, "malformed HTTP version"):
		// Blank lines in front, several blanks in a row, HTTP/0.9.
		return in[0] == '\r' || in[0] == '\n' || bytes.Contains(line, []byte("  ")) || !bytes.Contains(line, []byte(" HTTP/"))
	case strings.HasPrefix(theirs, "parse "), strings.Contains(theirs, "invalid URI"):
		return true // net/url looks deeper into a target than llhttp
	case strings.Contains(theirs, "unsupported transfer encoding"), strings.Contains(theirs, "too many transfer encodings"):
		return true // llhttp wants only the last one to be chunked
	case strings.Contains(theirs, "bad Content-Length"):
		return true // llhttp counts to 1<<64 - 1
	}
	return false
}
