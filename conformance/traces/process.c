#include "trace.h"
#include <signal.h>
#include <unistd.h>

static uv_process_t child;
static uv_process_options_t options;
static uv_pipe_t in, out;
static uv_signal_t one, two;
static uv_write_t write_req;
static uv_shutdown_t shutdown_req;
static char slab[65536];
static int ended;

static void on_exit_(uv_process_t* p, int64_t status, int sig) {
  say("exit %d, signal %d, active %d", (int) status, sig, uv_is_active((uv_handle_t*) p));
  say("kill: %s", err(uv_process_kill(p, SIGTERM)));
  CLOSE(p);
}
static int spawn(uv_loop_t* loop, char** args) {
  memset(&options, 0, sizeof options);
  options.file = args[0];
  options.args = args;
  options.exit_cb = on_exit_;
  CALL(child, "child");
  return uv_spawn(loop, &child, &options);
}

SCENARIO(spawn_exit) {
  say("spawn: %s", err(spawn(loop, (char*[]) {"sh", "-c", "exit 3", NULL})));
  say("active %d, has a pid %d", uv_is_active((uv_handle_t*) &child), uv_process_get_pid(&child) > 0);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  say("still has a pid %d", uv_process_get_pid(&child) > 0);
}

SCENARIO(spawn_missing) {
  say("spawn: %s", err(spawn(loop, (char*[]) {"no-such-program-anywhere", NULL})));
  say("active %d, alive %d", uv_is_active((uv_handle_t*) &child), uv_loop_alive(loop));
  CLOSE(&child);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

SCENARIO(spawn_no_permission) {
  say("spawn: %s", err(spawn(loop, (char*[]) {"/", NULL})));
}

SCENARIO(spawn_bad_cwd) {
  memset(&options, 0, sizeof options);
  options.file = "sh";
  options.args = (char*[]) {"sh", NULL};
  options.cwd = "/no/such/folder";
  options.exit_cb = on_exit_;
  CALL(child, "child");
  say("spawn: %s", err(uv_spawn(loop, &child, &options)));
}

SCENARIO(spawn_kill) {
  say("spawn: %s", err(spawn(loop, (char*[]) {"sleep", "1000", NULL})));
  say("probe: %s", err(uv_process_kill(&child, 0)));
  say("kill: %s", err(uv_process_kill(&child, SIGKILL)));
  uv_run(loop, UV_RUN_DEFAULT);
}

SCENARIO(spawn_unref) {
  say("spawn: %s", err(spawn(loop, (char*[]) {"sleep", "1000", NULL})));
  uv_unref((uv_handle_t*) &child);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  uv_ref((uv_handle_t*) &child);
  uv_process_kill(&child, SIGTERM);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* A child between two pipes. Its end and that of its output come in any order:
 * what is told is told when both are there. */
static char heard[64];
static size_t size;
static void both(void) { if (++ended == 2) { say("heard %.*s", (int) size, heard); CLOSE(&child); CLOSE(&in); CLOSE(&out); } }
static void pipes_exit(uv_process_t* p, int64_t status, int sig) { both(); }
static void alloc(uv_handle_t* h, size_t n, uv_buf_t* b) { *b = uv_buf_init(slab, sizeof slab); }
static void on_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) { memcpy(heard + size, b->base, n); size += n; }
  else if (n < 0) both();
}
static void on_write(uv_write_t* r, int status) { say("write: %s", err(status)); }
static void on_shutdown(uv_shutdown_t* r, int status) { say("shutdown: %s", err(status)); }
SCENARIO(spawn_pipes) {
  uv_stdio_container_t stdio[3];
  uv_buf_t b = uv_buf_init("hello", 5);
  ended = 0, size = 0;
  uv_pipe_init(loop, &in, 0); CALL(in, "in");
  uv_pipe_init(loop, &out, 0); CALL(out, "out");
  memset(&options, 0, sizeof options);
  options.file = "cat";
  options.args = (char*[]) {"cat", NULL};
  options.exit_cb = pipes_exit;
  options.stdio = stdio;
  options.stdio_count = 3;
  stdio[0].flags = UV_CREATE_PIPE | UV_READABLE_PIPE; stdio[0].data.stream = (uv_stream_t*) &in;
  stdio[1].flags = UV_CREATE_PIPE | UV_WRITABLE_PIPE; stdio[1].data.stream = (uv_stream_t*) &out;
  stdio[2].flags = UV_IGNORE;
  CALL(child, "child");
  say("spawn: %s", err(uv_spawn(loop, &child, &options)));
  say("in %d %d", uv_is_readable((uv_stream_t*) &in), uv_is_writable((uv_stream_t*) &in));
  say("out %d %d", uv_is_readable((uv_stream_t*) &out), uv_is_writable((uv_stream_t*) &out));
  uv_write(&write_req, (uv_stream_t*) &in, &b, 1, on_write);
  uv_shutdown(&shutdown_req, (uv_stream_t*) &in, on_shutdown);
  uv_read_start((uv_stream_t*) &out, alloc, on_read);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* Signals, one at a time. */
static void on_signal(uv_signal_t* h, int sig) {
  say("%s caught it: %d", NAME(h), sig == SIGUSR2);
  if (++ended == 2) { CLOSE(&one); return; }
  if (h == &one) raise(SIGUSR2);
}
SCENARIO(signal) {
  ended = 0;
  uv_signal_init(loop, &one); CALL(one, "one");
  say("nothing: %s", err(uv_signal_start(&one, on_signal, 0)));
  say("kill: %s", err(uv_signal_start(&one, on_signal, SIGKILL)));
  say("active %d", uv_is_active((uv_handle_t*) &one));
  say("start: %s", err(uv_signal_start(&one, on_signal, SIGUSR2)));
  say("start again: %s", err(uv_signal_start(&one, on_signal, SIGUSR2)));
  raise(SIGUSR2);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

static void once(uv_signal_t* h, int sig) { say("once, active %d", uv_is_active((uv_handle_t*) h)); }
static void always(uv_signal_t* h, int sig) {
  say("always, other active %d", uv_is_active((uv_handle_t*) &one));
  if (++ended == 2) CLOSE(h); else raise(SIGUSR2);
}
SCENARIO(signal_oneshot) {
  ended = 0;
  uv_signal_init(loop, &one); CALL(one, "one");
  uv_signal_init(loop, &two); CALL(two, "two");
  uv_signal_start_oneshot(&one, once, SIGUSR2);
  uv_signal_start(&two, always, SIGUSR2);
  raise(SIGUSR2);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}
