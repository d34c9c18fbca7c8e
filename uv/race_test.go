//go:build race

package uv_test

const raceDetector = true
