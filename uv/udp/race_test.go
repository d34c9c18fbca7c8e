//go:build race

package udp_test

// raceDetector tells that pools drop what they get now and then.
const raceDetector = true
