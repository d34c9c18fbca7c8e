//go:build race

package fs_test

const raceDetector = true
