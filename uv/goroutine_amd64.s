//go:build gc

#include "textflag.h"

// func goroutine() (id, low, high uintptr)
TEXT ·goroutine(SB), NOSPLIT|NOFRAME, $0-24
	MOVQ (TLS), AX
	MOVQ AX, id+0(FP)
	MOVQ 0(AX), CX
	MOVQ CX, low+8(FP)
	MOVQ 8(AX), CX
	MOVQ CX, high+16(FP)
	RET
