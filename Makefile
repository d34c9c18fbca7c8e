# What a person types. CI runs .ci/run, which is this and a little more.

.PHONY: check test race build fmt conformance bench

check: fmt build test race ## everything CI asks, on this machine

test: ## every test of every module
	go test work

race: ## the same under the race detector
	go test -race -short $$(go list work | grep -v /conformance)
	go test -race -run Traces ./conformance

fmt: ## fails when gofmt would change a file
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet work

build: ## the commands, into bin/; without C, of which they use nothing, they start a seventh sooner
	CGO_ENABLED=0 go build -o bin/ ./bindings/otto/cmd/uvotto ./bindings/goja/cmd/uvgoja

conformance: ## rewrite the kept transcripts from the node and libuv of this machine
	go test ./conformance -rewrite

bench: build ## hello world beside Node's
	bench/http/run.sh
