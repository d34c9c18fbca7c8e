module github.com/uvgo/uvgo/bindings/node

go 1.26.0
