package otto

import (
	"encoding/binary"
	"math"

	"github.com/robertkrimen/otto"
)

// elementKind is what one kind of typed array holds: bits is the language's
// conversion of a value, value the way back.
type elementKind struct {
	name  string // of an element, as DataView has it
	size  int
	bits  func(otto.Value) uint64
	value func(uint64) otto.Value
}

func (k *elementKind) class() string { return k.name + "Array" }

var uint8Kind = &elementKind{"Uint8", 1, modularBits, func(u uint64) otto.Value { return byteValue(byte(u)) }}

// elementKinds are those of an engine without BigInt.
var elementKinds = [...]*elementKind{
	{"Int8", 1, modularBits, func(u uint64) otto.Value { return number(float64(int8(u))) }},
	uint8Kind,
	{"Uint8Clamped", 1, clampedBits, uint8Kind.value},
	{"Int16", 2, modularBits, func(u uint64) otto.Value { return number(float64(int16(u))) }},
	{"Uint16", 2, modularBits, func(u uint64) otto.Value { return number(float64(uint16(u))) }},
	{"Int32", 4, modularBits, func(u uint64) otto.Value { return number(float64(int32(u))) }},
	{"Uint32", 4, modularBits, func(u uint64) otto.Value { return number(float64(uint32(u))) }},
	{
		"Float32", 4,
		func(v otto.Value) uint64 { return uint64(math.Float32bits(float32(valueFloat(v)))) },
		func(u uint64) otto.Value { return number(float64(math.Float32frombits(uint32(u)))) },
	},
	{
		"Float64", 8,
		func(v otto.Value) uint64 { return math.Float64bits(valueFloat(v)) },
		func(u uint64) otto.Value { return number(math.Float64frombits(u)) },
	},
}

// modularBits is ToUint32; who stores takes the lower bits.
func modularBits(v otto.Value) uint64 {
	if i, ok := peek(&v).value.(int); ok {
		return uint64(i)
	}
	f := valueFloat(v)
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return 0
	}
	return uint64(int64(math.Mod(math.Trunc(f), 1<<32)))
}

// clampedBits is ToUint8Clamp: halves go to the even neighbour.
func clampedBits(v otto.Value) uint64 {
	f := valueFloat(v)
	if math.IsNaN(f) {
		return 0
	}
	return uint64(math.RoundToEven(min(max(f, 0), 255)))
}

// load and store are little endian, as every machine is that Node runs on.
func load(b []byte, size int) uint64 {
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(binary.LittleEndian.Uint16(b))
	case 4:
		return uint64(binary.LittleEndian.Uint32(b))
	}
	return binary.LittleEndian.Uint64(b)
}

func store(b []byte, size int, bits uint64) {
	switch size {
	case 1:
		b[0] = byte(bits)
	case 2:
		binary.LittleEndian.PutUint16(b, uint16(bits))
	case 4:
		binary.LittleEndian.PutUint32(b, uint32(bits))
	default:
		binary.LittleEndian.PutUint64(b, bits)
	}
}
