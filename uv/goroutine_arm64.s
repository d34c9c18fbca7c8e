//go:build gc

#include "funcdata.h"
#include "textflag.h"

// func goroutine() uintptr
TEXT ·goroutine(SB), NOSPLIT, $0-8
	MOVD g, R0
	MOVD R0, ret+0(FP)
	RET

// func checkRunner(runner *atomic.Uintptr)
TEXT ·checkRunner(SB), NOSPLIT, $0-8
	NO_LOCAL_POINTERS
	MOVD runner+0(FP), R0
	MOVD (R0), R0
	CMP  g, R0
	BNE  other
	RET

other:
	CBZ  R0, none
	CALL ·wrongGoroutine(SB)

none:
	RET
