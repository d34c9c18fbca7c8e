//go:build !linux

package backend

import "errors"

// New answers with an error: the sides for kqueue and for package net are not
// written yet. A loop can still run here on a backend that is given to it.
func New() (Backend, error) {
	return nil, errors.New("uv: no backend for this system yet")
}

// NewParked answers as New.
func NewParked() (Backend, error) { return New() }

// System names what New makes.
const System = "none"
