package uv

import "strconv"

// The version of this library. LibuvVersion is the libuv whose names and
// behaviour it has.
const (
	VersionMajor = 0
	VersionMinor = 1
	VersionPatch = 0
	// VersionSuffix is "" in a release.
	VersionSuffix = "-dev"

	LibuvVersion = "1.52.0"
)

// Version is this library's version in one number, as uv_version: the major,
// minor and patch numbers in a byte each. Safe from any goroutine.
func Version() int { return VersionMajor<<16 | VersionMinor<<8 | VersionPatch }

// VersionString is this library's version as text, as uv_version_string:
// "1.2.3", or "1.2.3-dev" on the way to it. Safe from any goroutine.
func VersionString() string {
	return strconv.Itoa(VersionMajor) + "." + strconv.Itoa(VersionMinor) + "." + strconv.Itoa(VersionPatch) + VersionSuffix
}
