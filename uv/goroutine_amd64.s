//go:build gc

#include "funcdata.h"
#include "textflag.h"

// func goroutine() uintptr
TEXT ·goroutine(SB), NOSPLIT, $0-8
	MOVQ (TLS), AX
	MOVQ AX, ret+0(FP)
	RET

// func checkRunner(runner *atomic.Uintptr)
TEXT ·checkRunner(SB), NOSPLIT, $0-8
	NO_LOCAL_POINTERS
	MOVQ runner+0(FP), AX
	MOVQ 0(AX), AX
	MOVQ (TLS), CX
	CMPQ AX, CX
	JNE  other
	RET

other:
	TESTQ AX, AX
	JEQ   none
	CALL  ·wrongGoroutine(SB)

none:
	RET
