//go:build !race

package work

const raceDetector = false
