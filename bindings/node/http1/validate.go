package http1

// HeaderError is what Node throws, as a TypeError, for a header that cannot be
// sent.
type HeaderError struct {
	Code    string // err.code, such as "ERR_INVALID_CHAR"
	Message string // err.message
}

// Error is the message. Safe from any goroutine.
func (e *HeaderError) Error() string { return e.Message }

// ValidateHeaderName returns the error Node's http.validateHeaderName throws,
// ERR_INVALID_HTTP_TOKEN, or nil. Safe from any goroutine.
func ValidateHeaderName(name string) error { return validateToken(name, "Header name") }

// ValidateMethod is [ValidateHeaderName] for the method of a request, as
// Node's http.request. Safe from any goroutine.
func ValidateMethod(method string) error { return validateToken(method, "Method") }

func validateToken(s, what string) error {
	if IsToken(s) {
		return nil
	}
	return &HeaderError{"ERR_INVALID_HTTP_TOKEN", what + ` must be a valid HTTP token ["` + s + `"]`}
}

// ValidateHeaderValue returns the error Node's http.validateHeaderValue throws
// for a string, ERR_INVALID_CHAR, or nil. Safe from any goroutine.
func ValidateHeaderValue(name, value string) error {
	if IsHeaderValue(value) {
		return nil
	}
	return &HeaderError{"ERR_INVALID_CHAR", `Invalid character in header content ["` + name + `"]`}
}

// ValidateStatusMessage is [ValidateHeaderValue] for a reason phrase. Safe from
// any goroutine.
func ValidateStatusMessage(reason string) error {
	if IsHeaderValue(reason) {
		return nil
	}
	return &HeaderError{"ERR_INVALID_CHAR", "Invalid character in statusMessage"}
}

// ValidatePath returns the error Node's http.request throws for a path that
// cannot stand in a request line, ERR_UNESCAPED_CHARACTERS, or nil. Safe from
// any goroutine.
func ValidatePath(path string) error {
	for _, r := range path {
		if r <= ' ' || r > 0xff {
			return &HeaderError{"ERR_UNESCAPED_CHARACTERS", "Request path contains unescaped characters"}
		}
	}
	return nil
}

// IsToken says whether s can be a method or a header name. Safe from any goroutine.
func IsToken(s string) bool {
	for i := range len(s) {
		if class[s[i]]&isToken == 0 {
			return false
		}
	}
	return s != ""
}

// IsHeaderValue says whether s can be a header value: no control character but
// tab, nothing beyond Latin-1. Safe from any goroutine.
func IsHeaderValue(s string) bool {
	for _, r := range s {
		if r > 0xff || class[r]&isValue == 0 {
			return false
		}
	}
	return true
}
