package http1

// state is where the parser stands between two bytes. The order matters:
// Execute tells the sections apart by it.
type state uint8

const (
	// The first line, in line.go.
	sStart state = iota // between messages; blank lines are skipped
	sMethod
	sMethodSpace
	sURLSpaces
	sURLStart // the target, in url.go
	sURLSchema
	sURLSchemaDelim
	sURLServer
	sURLServerAt
	sURLPath
	sURLQuery
	sURLFragment
	sURLEnd
	sURLLF // CR seen behind a URL without version: HTTP/0.9
	sURLEnd09
	sProtocolSpaces
	sProtocolStart
	sProtocol
	sProtocolSlash
	sVersionMajor
	sVersionDot
	sVersionMinor
	sRequestCR
	sRequestLF
	sPreface
	sResponseSpace
	sStatus1
	sStatus2
	sStatus3
	sStatusEnd
	sReason
	sResponseLF

	// Header fields and trailers, in fields.go.
	sHeadersStart
	sFieldStart
	sFieldName
	sColon      // a space came before it
	sValueStart // blanks before the value
	sEmptyLF
	sEmptyNext
	sValue
	sValueLength
	sValueLengthEnd
	sValueChunked
	sValueChunkedEnd
	sValueCoding
	sValueCodingNext
	sValueLF
	sValueNext
	sHeadersLF

	// The body, in body.go.
	sChunkStart
	sChunkSize
	sChunkSpaces // behind the size
	sExtStart
	sExtName
	sExtValue
	sExtQuoted
	sExtPair
	sExtQuotedEnd
	sChunkLF
	sChunkData
	sChunkDataCR
	sChunkDataLF
	sBodyLength
	sBodyEOF
	sClosed

	// Events that are due without another byte.
	sHeadDone
	sMessageDone
)

// inHead says whether tokens may be open or kept in state s.
func (s state) inHead() bool {
	return s > sStart && s < sChunkStart || s >= sExtStart && s <= sExtPair
}
