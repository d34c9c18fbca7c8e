//go:build gc

#include "textflag.h"

// func goroutine() (id, low, high uintptr)
TEXT ·goroutine(SB), NOSPLIT|NOFRAME, $0-24
	MOVD g, R0
	MOVD R0, id+0(FP)
	MOVD 0(R0), R1
	MOVD R1, low+8(FP)
	MOVD 8(R0), R1
	MOVD R1, high+16(FP)
	RET
