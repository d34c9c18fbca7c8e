#include "trace.h"

static uv_tcp_t server, client, peer, other;
static uv_connect_t connect_req;
static uv_write_t writes[8];
static uv_shutdown_t shutdown_req, shutdown_req2;
static struct sockaddr_in addr;
static char slab[65536];
static int count;

static uv_stream_t* S(uv_tcp_t* t) { return (uv_stream_t*) t; }
static void alloc(uv_handle_t* h, size_t n, uv_buf_t* b) { b->base = slab; b->len = sizeof slab; }
static uv_buf_t buf(const char* s) { return uv_buf_init((char*) s, strlen(s)); }
static void on_write(uv_write_t* r, int status) { say("write %s: %s", (char*) r->data, err(status)); }
static int write_(int i, uv_tcp_t* t, const char* text, const char* name) {
  uv_buf_t b = buf(text);
  writes[i].data = (void*) name;
  return uv_write(&writes[i], S(t), &b, 1, on_write);
}
static void on_shutdown(uv_shutdown_t* r, int status) { say("shutdown: %s", err(status)); }
static void plain_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) say("%s read %.*s", NAME(s), (int) n, b->base);
  else if (n < 0) { say("%s read %s", NAME(s), err(n)); CLOSE(s); }
}

/* A server on a free port of 127.0.0.1, and its address in addr. */
static void serve(uv_loop_t* loop, uv_connection_cb cb) {
  int n = sizeof addr;
  uv_tcp_init(loop, &server); CALL(server, "server");
  uv_ip4_addr("127.0.0.1", 0, &addr);
  uv_tcp_bind(&server, (struct sockaddr*) &addr, 0);
  uv_tcp_getsockname(&server, (struct sockaddr*) &addr, &n);
  say("listen: %s", err(uv_listen(S(&server), 16, cb)));
}
static void dial(uv_loop_t* loop, uv_connect_cb cb) {
  uv_tcp_init(loop, &client); CALL(client, "client");
  say("connect: %s", err(uv_tcp_connect(&connect_req, &client, (struct sockaddr*) &addr, cb)));
}

/* Both ends of a connection, made before the scenario begins. */
static int made;
static void pair_accept(uv_stream_t* s, int status) {
  uv_tcp_init(s->loop, &peer); CALL(peer, "peer");
  uv_accept(s, S(&peer));
  uv_close((uv_handle_t*) s, NULL);
  made++;
}
static void pair_connect(uv_connect_t* r, int status) { made++; }
static void make_pair(uv_loop_t* loop) {
  made = 0;
  serve(loop, pair_accept);
  dial(loop, pair_connect);
  while (made < 2 || uv_is_closing((uv_handle_t*) &server) == 0) uv_run(loop, UV_RUN_ONCE);
  uv_run(loop, UV_RUN_NOWAIT);
}

/* An echo and its end: who hears what, and in what order things close. */
static void echo_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) { say("peer read %.*s", (int) n, b->base); static char copy[64]; memcpy(copy, b->base, n); copy[n] = 0; write_(1, &peer, copy, "echo"); }
  else if (n < 0) { say("peer %s, active %d", err(n), uv_is_active((uv_handle_t*) s)); CLOSE(s); CLOSE(&server); }
}
static void echo_accept(uv_stream_t* s, int status) {
  say("connection: %s", err(status));
  uv_tcp_init(s->loop, &peer); CALL(peer, "peer");
  say("accept: %s", err(uv_accept(s, S(&peer))));
  say("accept again: %s", err(uv_accept(s, S(&peer))));
  uv_read_start(S(&peer), alloc, echo_read);
}
static void echo_client_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) { say("client read %.*s", (int) n, b->base); say("shutdown: %s", err(uv_shutdown(&shutdown_req, s, on_shutdown))); }
  else if (n < 0) { say("client %s", err(n)); CLOSE(s); }
}
static void echo_connect(uv_connect_t* r, int status) {
  say("connected: %s", err(status));
  write_(0, &client, "hello", "hello");
  uv_read_start(r->handle, alloc, echo_client_read);
}
SCENARIO(echo) { serve(loop, echo_accept); dial(loop, echo_connect); uv_run(loop, UV_RUN_DEFAULT); }

/* Writes call back in their order, from a later phase, never inside uv_write. */
SCENARIO(write_order) {
  make_pair(loop);
  say("queue %d", (int) uv_stream_get_write_queue_size(S(&client)));
  for (int i = 0; i < 4; i++) { static const char* n[] = {"a", "b", "c", "d"}; write_(i, &client, n[i], n[i]); }
  say("written, queue %d", (int) uv_stream_get_write_queue_size(S(&client)));
  uv_run(loop, UV_RUN_NOWAIT);
}

/* Writes and shutdown before the connection is there go when it is. */
static void early_connect(uv_connect_t* r, int status) { say("connected: %s, queue %d", err(status), (int) uv_stream_get_write_queue_size(r->handle)); }
static void early_accept(uv_stream_t* s, int status) {
  uv_tcp_init(s->loop, &peer); CALL(peer, "peer");
  uv_accept(s, S(&peer)); CLOSE(&server);
  uv_read_start(S(&peer), alloc, plain_read);
}
SCENARIO(write_while_connecting) {
  serve(loop, early_accept);
  dial(loop, early_connect);
  say("write: %s", err(write_(0, &client, "early", "early")));
  uv_buf_t b = buf("x");
  say("try: %s", err(uv_try_write(S(&client), &b, 1)));
  say("shutdown: %s", err(uv_shutdown(&shutdown_req, S(&client), on_shutdown)));
  say("queue %d", (int) uv_stream_get_write_queue_size(S(&client)));
  uv_run(loop, UV_RUN_DEFAULT);
}

/* Refused: the connect callback, then the writes, cancelled. */
static void refused(uv_connect_t* r, int status) { say("connected: %s", err(status)); CLOSE(r->handle); }
static void closed_port(uv_loop_t* loop) {
  int n = sizeof addr;
  uv_tcp_init(loop, &other);
  uv_ip4_addr("127.0.0.1", 0, &addr);
  uv_tcp_bind(&other, (struct sockaddr*) &addr, 0);
  uv_tcp_getsockname(&other, (struct sockaddr*) &addr, &n);
  uv_close((uv_handle_t*) &other, NULL);
  uv_run(loop, UV_RUN_DEFAULT);
}
SCENARIO(connect_refused) {
  closed_port(loop);
  dial(loop, refused);
  say("write: %s", err(write_(0, &client, "x", "x")));
  uv_run(loop, UV_RUN_DEFAULT);
}

/* Close while connecting: connect, then writes, then the close callback. */
SCENARIO(close_while_connecting) {
  serve(loop, early_accept);
  dial(loop, early_connect);
  write_(0, &client, "a", "a"); write_(1, &client, "b", "b");
  uv_shutdown(&shutdown_req, S(&client), on_shutdown);
  CLOSE(&client); CLOSE(&server);
  say("active %d", uv_is_active((uv_handle_t*) &client));
  uv_run(loop, UV_RUN_DEFAULT);
}

/* Close with finished and unfinished writes and a shutdown waiting. */
SCENARIO(close_with_writes) {
  static char big[8 << 20];
  make_pair(loop);
  uv_buf_t b = uv_buf_init(big, sizeof big);
  write_(0, &client, "small", "small");
  writes[1].data = "big";
  uv_write(&writes[1], S(&client), &b, 1, on_write);
  write_(2, &client, "after", "after");
  uv_shutdown(&shutdown_req, S(&client), on_shutdown);
  say("queued %d", uv_stream_get_write_queue_size(S(&client)) > 0);
  CLOSE(&client);
  uv_run(loop, UV_RUN_NOWAIT);
}

/* Shutdown waits for the writes; a second is ENOTCONN; then nothing can be written. */
SCENARIO(shutdown) {
  make_pair(loop);
  uv_read_start(S(&peer), alloc, plain_read);
  write_(0, &client, "last words", "last words");
  say("first: %s", err(uv_shutdown(&shutdown_req, S(&client), on_shutdown)));
  say("writable %d", uv_is_writable(S(&client)));
  say("second: %s", err(uv_shutdown(&shutdown_req2, S(&client), on_shutdown)));
  uv_run(loop, UV_RUN_ONCE);
  say("write: %s", err(write_(1, &client, "x", "x")));
  while (!uv_is_closing((uv_handle_t*) &peer)) uv_run(loop, UV_RUN_ONCE);
}

/* What a fresh handle answers. */
SCENARIO(fresh_handle) {
  struct sockaddr_storage name; int n = sizeof name;
  uv_os_fd_t fd;
  uv_buf_t b = buf("x");
  uv_tcp_init(loop, &client); CALL(client, "client");
  say("fileno: %s", err(uv_fileno((uv_handle_t*) &client, &fd)));
  say("getsockname: %s", err(uv_tcp_getsockname(&client, (struct sockaddr*) &name, &n)));
  say("getpeername: %s", err(uv_tcp_getpeername(&client, (struct sockaddr*) &name, &n)));
  say("nodelay: %s", err(uv_tcp_nodelay(&client, 1)));
  say("keepalive: %s", err(uv_tcp_keepalive(&client, 1, 60)));
  say("read_start: %s", err(uv_read_start(S(&client), alloc, plain_read)));
  say("read_stop: %s", err(uv_read_stop(S(&client))));
  say("write: %s", err(uv_write(&writes[0], S(&client), &b, 1, on_write)));
  say("try_write: %s", err(uv_try_write(S(&client), &b, 1)));
  say("shutdown: %s", err(uv_shutdown(&shutdown_req, S(&client), on_shutdown)));
  say("accept: %s", err(uv_accept(S(&client), S(&client))));
  say("readable %d writable %d active %d", uv_is_readable(S(&client)), uv_is_writable(S(&client)), uv_is_active((uv_handle_t*) &client));
  CLOSE(&client);
}

/* An address in use is told by listen, and by connect's callback. */
SCENARIO(address_in_use) {
  serve(loop, early_accept);
  uv_tcp_init(loop, &other); CALL(other, "other");
  say("bind: %s", err(uv_tcp_bind(&other, (struct sockaddr*) &addr, 0)));
  say("listen: %s", err(uv_listen(S(&other), 16, early_accept)));
  uv_tcp_init(loop, &client); CALL(client, "client");
  say("bind: %s", err(uv_tcp_bind(&client, (struct sockaddr*) &addr, 0)));
  say("connect: %s", err(uv_tcp_connect(&connect_req, &client, (struct sockaddr*) &addr, refused)));
  CLOSE(&server); CLOSE(&other);
  uv_run(loop, UV_RUN_DEFAULT);
}

/* A listener that does not accept is told of no more connections. */
static void reluctant(uv_stream_t* s, int status) { say("connection"); count++; }
static void quiet_connect(uv_connect_t* r, int status) {}
SCENARIO(accept_backpressure) {
  static uv_connect_t second;
  count = 0;
  serve(loop, reluctant);
  dial(loop, quiet_connect);
  uv_tcp_init(loop, &other); CALL(other, "other");
  uv_tcp_connect(&second, &other, (struct sockaddr*) &addr, quiet_connect);
  while (count == 0) uv_run(loop, UV_RUN_ONCE);
  for (int i = 0; i < 5; i++) uv_run(loop, UV_RUN_NOWAIT);
  say("told of %d", count);
  uv_tcp_init(loop, &peer); CALL(peer, "peer");
  say("accept: %s", err(uv_accept(S(&server), S(&peer))));
  while (count == 1) uv_run(loop, UV_RUN_ONCE);
  say("told of %d", count);
}

/* ReadStop inside the callback; start again reads on; EOF comes once, and the
 * stream stays writable. */
static void stopping_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) { say("read %.*s", (int) n, b->base); uv_read_stop(s); count++; return; }
  say("read %s, active %d, readable %d, writable %d", err(n), uv_is_active((uv_handle_t*) s), uv_is_readable(s), uv_is_writable(s));
  count++;
}
SCENARIO(read_stop_and_eof) {
  make_pair(loop);
  count = 0;
  write_(0, &client, "one", "one");
  say("start: %s", err(uv_read_start(S(&peer), alloc, stopping_read)));
  say("start twice: %s", err(uv_read_start(S(&peer), alloc, stopping_read)));
  while (count < 1) uv_run(loop, UV_RUN_ONCE);
  write_(1, &client, "two", "two");
  uv_shutdown(&shutdown_req, S(&client), on_shutdown);
  for (int i = 0; i < 3; i++) uv_run(loop, UV_RUN_NOWAIT);
  say("stopped: %d", count);
  uv_read_start(S(&peer), alloc, stopping_read);
  while (count < 2) uv_run(loop, UV_RUN_ONCE);
  uv_read_start(S(&peer), alloc, stopping_read);
  while (count < 3) uv_run(loop, UV_RUN_ONCE);
  say("write: %s", err(write_(2, &peer, "still", "still")));
  uv_run(loop, UV_RUN_NOWAIT);
}

/* An empty buffer is ENOBUFS, and reading goes on. */
static int starve;
static void stingy_alloc(uv_handle_t* h, size_t n, uv_buf_t* b) { say("alloc %d", (int) n); if (starve) { starve = 0; b->base = NULL; b->len = 0; } else { b->base = slab; b->len = sizeof slab; } }
static void counting_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) { if (n >= 0) say("read %d bytes", (int) n); else say("read %s", err(n)); count++; }
SCENARIO(enobufs) {
  make_pair(loop);
  starve = 1; count = 0;
  write_(0, &client, "x", "x");
  uv_read_start(S(&peer), stingy_alloc, counting_read);
  while (count < 2) uv_run(loop, UV_RUN_ONCE);
  say("active %d", uv_is_active((uv_handle_t*) &peer));
}

/* The peer is gone by a reset: the reader hears of it, and is neither readable
 * nor writable. */
static void reset_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  say("read %s, readable %d, writable %d", err(n), uv_is_readable(s), uv_is_writable(s));
  count++;
}
SCENARIO(reset) {
  make_pair(loop);
  count = 0;
  uv_read_start(S(&peer), alloc, reset_read);
  say("close reset: %s", err(uv_tcp_close_reset(&client, say_closed)));
  while (count < 1) uv_run(loop, UV_RUN_ONCE);
  say("active %d", uv_is_active((uv_handle_t*) &peer));
}

/* An immediate beats a zero timeout that was set beside it in a read callback. */
static uv_check_t check;
static uv_timer_t timer;
static void said_check(uv_check_t* h) { say("check"); uv_check_stop(h); }
static void said_timer(uv_timer_t* h) { say("timer"); count++; }
static void arming_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n <= 0) return;
  say("read");
  uv_timer_start(&timer, said_timer, 0, 0);
  uv_check_start(&check, said_check);
}
SCENARIO(check_before_timer) {
  make_pair(loop);
  count = 0;
  uv_check_init(loop, &check); CALL(check, "check");
  uv_timer_init(loop, &timer); CALL(timer, "timer");
  uv_read_start(S(&peer), alloc, arming_read);
  write_(0, &client, "x", "x");
  while (count < 1) uv_run(loop, UV_RUN_ONCE);
}
