module github.com/uvgo/uvgo/conformance

go 1.26.0
