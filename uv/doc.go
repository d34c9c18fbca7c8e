// Package uv is libuv's event loop in pure Go.
package uv
