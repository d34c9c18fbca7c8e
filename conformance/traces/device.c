#define _GNU_SOURCE
#include "trace.h"
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

static uv_poll_t poll_, poll2;
static uv_tty_t tty;
static uv_getaddrinfo_t info_req;
static uv_getnameinfo_t name_req;
static uv_random_t random_req;
static uv_timer_t timer;
static uv_prepare_t prepare;
static int fds[2], step;
static char slab[65536];
static uv_tty_vtermstate_t vterm;

/* Readiness of a socket pair as it is written, read, and left. */
static void on_poll(uv_poll_t* h, int status, int events) {
  char c;
  say("%s:%s%s%s", err(status), events & UV_READABLE ? " readable" : "", events & UV_WRITABLE ? " writable" : "", events & UV_DISCONNECT ? " disconnect" : "");
  switch (step++) {
  case 0: say("start: %s", err(uv_poll_start(h, UV_READABLE, on_poll))); if (write(fds[1], "x", 1) != 1) abort(); break;
  case 1: if (read(fds[0], &c, 1) != 1) abort(); say("start: %s", err(uv_poll_start(h, UV_READABLE | UV_DISCONNECT, on_poll))); shutdown(fds[1], SHUT_WR); break;
  case 2: say("stop: %s", err(uv_poll_stop(h))); say("active %d", uv_is_active((uv_handle_t*) h)); CLOSE(h);
  }
}
SCENARIO(poll) {
  step = 0;
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0) abort();
  say("init: %s", err(uv_poll_init(loop, &poll_, fds[0]))); CALL(poll_, "poll");
  say("active %d", uv_is_active((uv_handle_t*) &poll_));
  say("start: %s", err(uv_poll_start(&poll_, UV_READABLE | UV_WRITABLE, on_poll)));
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  close(fds[0]); close(fds[1]);
}

static void never(uv_poll_t* h, int status, int events) { say("never"); }
SCENARIO(poll_errors) {
  int folder = open("/", O_RDONLY);
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, fds) != 0) abort();
  say("folder: %s", err(uv_poll_init(loop, &poll2, folder)));
  say("no descriptor: %s", err(uv_poll_init(loop, &poll2, 1 << 20)));
  say("init: %s", err(uv_poll_init(loop, &poll_, fds[0]))); CALL(poll_, "poll");
  say("init: %s", err(uv_poll_init(loop, &poll2, fds[0]))); CALL(poll2, "poll2");
  say("start: %s", err(uv_poll_start(&poll_, UV_READABLE, never)));
  say("second: %s", err(uv_poll_start(&poll2, UV_READABLE, never)));
  say("stop: %s", err(uv_poll_stop(&poll_)));
  say("second: %s", err(uv_poll_start(&poll2, UV_READABLE, never)));
  say("nothing: %s", err(uv_poll_start(&poll2, 0, never)));
  say("active %d", uv_is_active((uv_handle_t*) &poll2));
  CLOSE(&poll_); CLOSE(&poll2);
  uv_run(loop, UV_RUN_DEFAULT);
  close(fds[0]); close(fds[1]); close(folder);
}

/* A terminal of our own. */
static void alloc(uv_handle_t* h, size_t n, uv_buf_t* b) { *b = uv_buf_init(slab, sizeof slab); }
static void on_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) { say("read %.*s", (int) n - (b->base[n - 1] == '\n'), b->base); CLOSE(s); }
}
SCENARIO(tty) {
  int columns, rows, file = open("/dev/null", O_RDONLY);
  struct winsize size = {24, 80, 0, 0};
  int master = posix_openpt(O_RDWR | O_NOCTTY);
  grantpt(master); unlockpt(master);
  int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
  ioctl(master, TIOCSWINSZ, &size);
  say("of a device: %s", err(uv_tty_init(loop, &tty, file, 0)));
  say("init: %s", err(uv_tty_init(loop, &tty, slave, 0))); CALL(tty, "tty");
  say("%d %d", uv_is_readable((uv_stream_t*) &tty), uv_is_writable((uv_stream_t*) &tty));
  say("size: %s", err(uv_tty_get_winsize(&tty, &columns, &rows)));
  say("%d by %d", columns, rows);
  say("raw: %s", err(uv_tty_set_mode(&tty, UV_TTY_MODE_RAW)));
  say("normal: %s", err(uv_tty_set_mode(&tty, UV_TTY_MODE_NORMAL)));
  say("reset: %s", err(uv_tty_reset_mode()));
  say("vterm: %s", err(uv_tty_get_vterm_state(&vterm)));
  uv_read_start((uv_stream_t*) &tty, alloc, on_read);
  if (write(master, "hello\n", 6) != 6) abort();
  uv_run(loop, UV_RUN_DEFAULT);
  close(master); close(file);
}

/* Names that need no resolver, and questions that make no sense. */
static void on_name(uv_getnameinfo_t* r, int status, const char* host, const char* service) {
  say("name: %s %s %s", err(status), host ? host : "-", service ? service : "-");
}
static void on_info(uv_getaddrinfo_t* r, int status, struct addrinfo* all) {
  char text[64];
  say("info: %s", err(status));
  for (struct addrinfo* a = all; a; a = a->ai_next) {
    uv_ip_name(a->ai_addr, text, sizeof text);
    say("%s stream %d port %d", text, a->ai_socktype == SOCK_STREAM, ntohs(((struct sockaddr_in*) a->ai_addr)->sin_port));
  }
  if (all) {
    uv_getnameinfo(r->loop, &name_req, on_name, all->ai_addr, NI_NUMERICHOST | NI_NUMERICSERV);
    uv_freeaddrinfo(all);
  }
}
SCENARIO(dns) {
  struct addrinfo hints = {0};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  say("nothing: %s", err(uv_getaddrinfo(loop, &info_req, on_info, NULL, NULL, NULL)));
  say("ask: %s", err(uv_getaddrinfo(loop, &info_req, on_info, "127.0.0.1", "80", &hints)));
  uv_run(loop, UV_RUN_DEFAULT);
  say("ask: %s", err(uv_getaddrinfo(loop, &info_req, on_info, "::1", "443", &hints)));
  uv_run(loop, UV_RUN_DEFAULT);
  say("ask: %s", err(uv_getaddrinfo(loop, &info_req, on_info, "not a number", "80", &hints)));
  uv_run(loop, UV_RUN_DEFAULT);
}

static void on_random(uv_random_t* r, int status, void* p, size_t n) { say("random: %s, %d bytes", err(status), (int) n); }
SCENARIO(random) {
  char data[16];
  say("flags: %s", err(uv_random(loop, &random_req, data, sizeof data, 1, on_random)));
  say("too much: %s", err(uv_random(loop, &random_req, data, (size_t) 1 << 31, 0, on_random)));
  say("some: %s", err(uv_random(loop, &random_req, data, sizeof data, 0, on_random)));
  uv_run(loop, UV_RUN_DEFAULT);
  say("none: %s", err(uv_random(loop, &random_req, data, 0, 0, on_random)));
  uv_run(loop, UV_RUN_DEFAULT);
  say("at once: %s", err(uv_random(NULL, NULL, data, sizeof data, 0, NULL)));
}

/* What the descriptors of this world are taken for. */
static void guess(const char* what, int fd) {
  uv_handle_type type = uv_guess_handle(fd);
  say("%s: %s", what, type == UV_UNKNOWN_HANDLE ? "unknown" : uv_handle_type_name(type));
  close(fd);
}
SCENARIO(guess) {
  int p[2];
  if (pipe(p) != 0) abort();
  guess("pipe", p[0]); guess("other end", p[1]);
  guess("tcp", socket(AF_INET, SOCK_STREAM, 0));
  guess("tcp6", socket(AF_INET6, SOCK_STREAM, 0));
  guess("udp", socket(AF_INET, SOCK_DGRAM, 0));
  guess("unix", socket(AF_UNIX, SOCK_STREAM, 0));
  guess("unix datagrams", socket(AF_UNIX, SOCK_DGRAM, 0));
  guess("null", open("/dev/null", O_RDONLY));
  guess("folder", open("/", O_RDONLY));
  guess("terminal", posix_openpt(O_RDWR | O_NOCTTY));
  guess("nothing", 1 << 20);
}

/* How many ticks there were. */
static void count(uv_prepare_t* h) {
  uv_metrics_t m;
  uv_metrics_info(h->loop, &m);
  say("ticks %d, events %d", (int) m.loop_count, (int) m.events);
  if (++step == 3) CLOSE(h);
}
static void on_timer(uv_timer_t* t) {}
SCENARIO(metrics) {
  uv_metrics_t m;
  step = 0;
  uv_timer_init(loop, &timer); CALL(timer, "timer");
  uv_timer_start(&timer, on_timer, 1, 1);
  uv_prepare_init(loop, &prepare); CALL(prepare, "prepare");
  uv_prepare_start(&prepare, count);
  while (step < 3) uv_run(loop, UV_RUN_ONCE);
  uv_metrics_info(loop, &m);
  say("ticks %d, events %d, waiting %d", (int) m.loop_count, (int) m.events, (int) m.events_waiting);
  say("idle time %d", (int) uv_metrics_idle_time(loop));
  say("configure: %s", err(uv_loop_configure(loop, UV_METRICS_IDLE_TIME)));
}
