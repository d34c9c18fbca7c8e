package http1

// Code says what was wrong with a message, in llhttp's and Node's words.
type Code uint8

// The codes a [Parser] reports. The last two are Node's own.
const (
	HPE_OK Code = iota
	HPE_STRICT
	HPE_CR_EXPECTED
	HPE_LF_EXPECTED
	HPE_UNEXPECTED_CONTENT_LENGTH
	HPE_UNEXPECTED_SPACE
	HPE_CLOSED_CONNECTION
	HPE_INVALID_METHOD
	HPE_INVALID_URL
	HPE_INVALID_CONSTANT
	HPE_INVALID_VERSION
	HPE_INVALID_HEADER_TOKEN
	HPE_INVALID_CONTENT_LENGTH
	HPE_INVALID_CHUNK_SIZE
	HPE_INVALID_STATUS
	HPE_INVALID_EOF_STATE
	HPE_INVALID_TRANSFER_ENCODING
	HPE_PAUSED_H2_UPGRADE
	HPE_HEADER_OVERFLOW
	HPE_CHUNK_EXTENSIONS_OVERFLOW
)

var codeNames = [...]string{
	"HPE_OK", "HPE_STRICT", "HPE_CR_EXPECTED", "HPE_LF_EXPECTED", "HPE_UNEXPECTED_CONTENT_LENGTH",
	"HPE_UNEXPECTED_SPACE", "HPE_CLOSED_CONNECTION", "HPE_INVALID_METHOD", "HPE_INVALID_URL", "HPE_INVALID_CONSTANT",
	"HPE_INVALID_VERSION", "HPE_INVALID_HEADER_TOKEN", "HPE_INVALID_CONTENT_LENGTH", "HPE_INVALID_CHUNK_SIZE",
	"HPE_INVALID_STATUS", "HPE_INVALID_EOF_STATE", "HPE_INVALID_TRANSFER_ENCODING", "HPE_PAUSED_H2_UPGRADE",
	"HPE_HEADER_OVERFLOW", "HPE_CHUNK_EXTENSIONS_OVERFLOW",
}

// String is the code as a script sees it in err.code, such as
// "HPE_INVALID_METHOD". Safe from any goroutine.
func (c Code) String() string { return codeNames[c] }

// Error is what Node emits as 'clientError' or, on a request, as 'error'.
type Error struct {
	Code   Code
	Reason string // llhttp's sentence, Node's err.reason
	// BytesParsed counts the bytes of the last input up to where parsing
	// stopped, Node's err.bytesParsed.
	BytesParsed int
}

// Error is Node's err.message. Safe from any goroutine.
func (e *Error) Error() string { return "Parse Error: " + e.Reason }

// Status is what Node's server answers when no 'clientError' listener does:
// 431 for too large a head, 413 for too long chunk extensions, else 400.
// Safe from any goroutine.
func (e *Error) Status() int {
	switch e.Code {
	case HPE_HEADER_OVERFLOW:
		return 431
	case HPE_CHUNK_EXTENSIONS_OVERFLOW:
		return 413
	}
	return 400
}

// fault is one way for a message to be wrong.
type fault struct {
	code   Code
	reason string
}

var (
	badMethod        = fault{HPE_INVALID_METHOD, "Invalid method encountered"}
	noMethodSpace    = fault{HPE_INVALID_METHOD, "Expected space after method"}
	badURL           = fault{HPE_INVALID_URL, "Invalid characters in url"}
	badURLStart      = fault{HPE_INVALID_URL, "Unexpected start char in url"}
	badURLSchema     = fault{HPE_INVALID_URL, "Unexpected char in url schema"}
	badURLServer     = fault{HPE_INVALID_URL, "Unexpected char in url server"}
	badURLPath       = fault{HPE_INVALID_URL, "Invalid char in url path"}
	badURLQuery      = fault{HPE_INVALID_URL, "Invalid char in url query"}
	badURLFragment   = fault{HPE_INVALID_URL, "Invalid char in url fragment start"}
	doubleAt         = fault{HPE_INVALID_URL, "Double @ in url"}
	noURLLF          = fault{HPE_INVALID_URL, "Expected CRLF"}
	badProtocol      = fault{HPE_INVALID_CONSTANT, "Expected HTTP/, RTSP/ or ICE/"}
	badHTTPMethod    = fault{HPE_INVALID_CONSTANT, "Invalid method for HTTP/x.x request"}
	badRTSPMethod    = fault{HPE_INVALID_CONSTANT, "Invalid method for RTSP/x.x request"}
	badICEMethod     = fault{HPE_INVALID_CONSTANT, "Expected SOURCE method for ICE/x.x request"}
	badMajor         = fault{HPE_INVALID_VERSION, "Invalid major version"}
	badMinor         = fault{HPE_INVALID_VERSION, "Invalid minor version"}
	noDot            = fault{HPE_INVALID_VERSION, "Expected dot"}
	badVersion       = fault{HPE_INVALID_VERSION, "Invalid HTTP version"}
	noVersionCRLF    = fault{HPE_INVALID_VERSION, "Expected CRLF after version"}
	noVersionLF      = fault{HPE_STRICT, "Expected CRLF after version"}
	noVersionSpace   = fault{HPE_INVALID_VERSION, "Expected space after version"}
	noPreface        = fault{HPE_INVALID_VERSION, "Expected HTTP/2 Connection Preface"}
	http2            = fault{HPE_PAUSED_H2_UPGRADE, "Pause on PRI/Upgrade"}
	badStatusCode    = fault{HPE_INVALID_STATUS, "Invalid status code"}
	badStatusLine    = fault{HPE_INVALID_STATUS, "Invalid response status"}
	noStatusCR       = fault{HPE_CR_EXPECTED, "Missing expected CR after response line"}
	noLF             = fault{HPE_STRICT, "Expected LF after CR"}
	earlySpace       = fault{HPE_UNEXPECTED_SPACE, "Unexpected space after start line"}
	badFieldChar     = fault{HPE_INVALID_HEADER_TOKEN, "Invalid header field char"}
	badFieldToken    = fault{HPE_INVALID_HEADER_TOKEN, "Invalid header token"}
	badValue         = fault{HPE_INVALID_HEADER_TOKEN, "Invalid header value char"}
	folded           = fault{HPE_INVALID_HEADER_TOKEN, "Unexpected whitespace after header value"}
	noValueCR        = fault{HPE_CR_EXPECTED, "Missing expected CR after header value"}
	noValueLF        = fault{HPE_LF_EXPECTED, "Missing expected LF after header value"}
	noHeadersLF      = fault{HPE_STRICT, "Expected LF after headers"}
	encodingAfterLen = fault{HPE_INVALID_TRANSFER_ENCODING, "Transfer-Encoding can't be present with Content-Length"}
	lenAfterEncoding = fault{HPE_INVALID_CONTENT_LENGTH, "Content-Length can't be present with Transfer-Encoding"}
	badEncoding      = fault{HPE_INVALID_TRANSFER_ENCODING, "Invalid `Transfer-Encoding` header value"}
	notChunked       = fault{HPE_INVALID_TRANSFER_ENCODING, "Request has invalid `Transfer-Encoding`"}
	emptyLength      = fault{HPE_INVALID_CONTENT_LENGTH, "Empty Content-Length"}
	badLength        = fault{HPE_INVALID_CONTENT_LENGTH, "Invalid character in Content-Length"}
	lengthOverflow   = fault{HPE_INVALID_CONTENT_LENGTH, "Content-Length overflow"}
	secondLength     = fault{HPE_UNEXPECTED_CONTENT_LENGTH, "Duplicate Content-Length"}
	badChunkSize     = fault{HPE_INVALID_CHUNK_SIZE, "Invalid character in chunk size"}
	chunkOverflow    = fault{HPE_INVALID_CHUNK_SIZE, "Chunk size overflow"}
	noChunkCR        = fault{HPE_CR_EXPECTED, "Missing expected CR after chunk size"}
	noChunkLF        = fault{HPE_STRICT, "Expected LF after chunk size"}
	badExtension     = fault{HPE_STRICT, "Invalid character in chunk extensions"}
	badExtName       = fault{HPE_STRICT, "Invalid character in chunk extensions name"}
	badExtValue      = fault{HPE_STRICT, "Invalid character in chunk extensions value"}
	badExtQuoted     = fault{HPE_STRICT, "Invalid character in chunk extensions quoted value"}
	badExtPair       = fault{HPE_STRICT, "Invalid quoted-pair in chunk extensions quoted value"}
	badExtEnd        = fault{HPE_STRICT, "Invalid character in chunk extensions quote value"}
	noExtNameCR      = fault{HPE_CR_EXPECTED, "Missing expected CR after chunk extension name"}
	noExtValueCR     = fault{HPE_CR_EXPECTED, "Missing expected CR after chunk extension value"}
	noDataCR         = fault{HPE_CR_EXPECTED, "Missing expected CR after chunk data"}
	noDataLF         = fault{HPE_STRICT, "Expected LF after chunk data"}
	afterClose       = fault{HPE_CLOSED_CONNECTION, "Data after `Connection: close`"}
	earlyEOF         = fault{HPE_INVALID_EOF_STATE, "Invalid EOF state"}
	headOverflow     = fault{HPE_HEADER_OVERFLOW, "Header overflow"}
	extOverflow      = fault{HPE_CHUNK_EXTENSIONS_OVERFLOW, "Chunk extensions overflow"}
)
