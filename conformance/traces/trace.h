/* Scenarios on real libuv. Each has its twin of the same name in Go; both say
 * what happens, a line an event, and the two texts must be equal. */
#ifndef TRACE_H
#define TRACE_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uv.h>

typedef void (*scenario_fn)(uv_loop_t* loop);
void scenario_add(const char* name, scenario_fn fn);

#define SCENARIO(name)                                                         \
  static void trace_##name(uv_loop_t* loop);                                   \
  __attribute__((constructor)) static void add_##name(void) {                  \
    scenario_add(#name, trace_##name);                                         \
  }                                                                            \
  static void trace_##name(uv_loop_t* loop)

#define say(...) (printf(__VA_ARGS__), printf("\n"))

static inline const char* err(int e) { return e == 0 ? "ok" : uv_err_name(e); }

/* A name to print for a handle. */
#define NAME(h) ((const char*) ((uv_handle_t*) (h))->data)
#define CALL(h, n) ((h).data = (void*) (n))

static inline void say_closed(uv_handle_t* h) { say("closed %s", NAME(h)); }
#define CLOSE(h) uv_close((uv_handle_t*) (h), say_closed)
#endif
