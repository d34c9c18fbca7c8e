#include "trace.h"
#include <stdio.h>
#include <unistd.h>
#include <sys/socket.h>

static uv_pipe_t server, client, peer, left, right, other;
static uv_tcp_t tcp, got;
static uv_udp_t udp, got_udp;
static uv_connect_t connect_req;
static uv_write_t writes[4];
static uv_shutdown_t shutdown_req;
static char slab[65536];
static char path[108];

static uv_stream_t* S(uv_pipe_t* p) { return (uv_stream_t*) p; }
static void alloc(uv_handle_t* h, size_t n, uv_buf_t* b) { *b = uv_buf_init(slab, sizeof slab); }
static void on_write(uv_write_t* r, int status) { say("write %s: %s", (char*) r->data, err(status)); }
static uv_buf_t buf(const char* s) { return uv_buf_init((char*) s, strlen(s)); }
static int send_(int i, uv_pipe_t* p, const char* text) {
  uv_buf_t b = buf(text);
  writes[i].data = (void*) text;
  return uv_write(&writes[i], S(p), &b, 1, on_write);
}
static int pass(int i, uv_pipe_t* p, const char* text, void* h) {
  uv_buf_t b = buf(text);
  writes[i].data = (void*) text;
  return uv_write2(&writes[i], S(p), &b, 1, h, on_write);
}
static void on_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) say("%s read %.*s", NAME(s), (int) n, b->base);
  else if (n < 0) { say("%s read %s", NAME(s), err(n)); CLOSE(s); }
}
static void init(uv_loop_t* loop, uv_pipe_t* p, int ipc, const char* name) {
  uv_pipe_init(loop, p, ipc); CALL(*p, name);
}
static void no_connection(uv_stream_t* s, int status) { say("connection: %s", err(status)); }
static void on_connect(uv_connect_t* r, int status) { say("connected: %s", err(status)); }

/* A name of our own in the file system. */
static void own_path(void) {
  const char* dir = getenv("TMPDIR");
  snprintf(path, sizeof path, "%s/uvgo-trace-%d", dir ? dir : "/tmp", (int) getpid());
}

/* left and right, connected to each other. */
static void make_pair(uv_loop_t* loop, int ipc) {
  uv_os_sock_t fds[2];
  uv_socketpair(SOCK_STREAM, 0, fds, 0, 0);
  init(loop, &left, ipc, "left"); init(loop, &right, ipc, "right");
  say("open: %s", err(uv_pipe_open(&left, fds[0])));
  say("open: %s", err(uv_pipe_open(&right, fds[1])));
}

/* A server on a path: an echo, and what the path leaves behind. */
static void echo_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) { say("peer read %.*s", (int) n, b->base); send_(1, &peer, "echo"); }
  else if (n < 0) { say("peer %s", err(n)); CLOSE(s); CLOSE(&server); }
}
static void echo_accept(uv_stream_t* s, int status) {
  say("connection: %s", err(status));
  init(s->loop, &peer, 0, "peer");
  say("accept: %s", err(uv_accept(s, S(&peer))));
  uv_read_start(S(&peer), alloc, echo_read);
}
static void on_shutdown(uv_shutdown_t* r, int status) { say("shutdown: %s", err(status)); }
static void client_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  if (n > 0) { say("client read %.*s", (int) n, b->base); uv_shutdown(&shutdown_req, s, on_shutdown); }
  else if (n < 0) { say("client %s", err(n)); CLOSE(s); }
}
static void echo_connect(uv_connect_t* r, int status) {
  char name[108];
  size_t size = sizeof name;
  say("connected: %s", err(status));
  say("peer name: %s", err(uv_pipe_getpeername(&client, name, &size)));
  say("is the path: %d", size == strlen(path) && memcmp(name, path, size) == 0);
  size = sizeof name;
  say("own name: %s", err(uv_pipe_getsockname(&client, name, &size)));
  say("length: %d", (int) size);
  send_(0, &client, "hello");
  uv_read_start(S(&client), alloc, client_read);
}
SCENARIO(pipe_echo) {
  own_path();
  init(loop, &server, 0, "server"); init(loop, &client, 0, "client");
  say("bind: %s", err(uv_pipe_bind(&server, path)));
  say("bind again: %s", err(uv_pipe_bind(&server, path)));
  say("listen: %s", err(uv_listen(S(&server), 16, echo_accept)));
  uv_pipe_connect(&connect_req, &client, path, echo_connect);
  uv_run(loop, UV_RUN_DEFAULT);
  say("file is left: %d", access(path, F_OK) == 0);
}

/* What does not work, and who says so when. */
SCENARIO(pipe_errors) {
  char name[108];
  size_t size = sizeof name;
  own_path();
  init(loop, &server, 0, "server"); init(loop, &client, 0, "client"); init(loop, &other, 1, "other");
  say("name: %s", err(uv_pipe_getsockname(&server, name, &size)));
  say("listen: %s", err(uv_listen(S(&server), 16, no_connection)));
  say("bind: %s", err(uv_pipe_bind(&server, "/no/such/folder/here")));
  say("bind other: %s", err(uv_pipe_bind(&other, path)));
  say("listen on ipc: %s", err(uv_listen(S(&other), 16, no_connection)));
  uv_pipe_connect(&connect_req, &client, "/no/such/pipe", on_connect);
  uv_run(loop, UV_RUN_DEFAULT);
  say("write: %s", err(send_(0, &server, "x")));
  say("chmod: %s", err(uv_pipe_chmod(&server, UV_READABLE)));
  say("chmod to nothing: %s", err(uv_pipe_chmod(&other, 0)));
  say("pending: %d", uv_pipe_pending_count(&other));
  unlink(path);
}

/* Both ends of an anonymous pipe: one reads, one writes. */
SCENARIO(pipe_halves) {
  uv_file fds[2];
  say("pipe: %s", err(uv_pipe(fds, 0, 0)));
  init(loop, &left, 0, "left"); init(loop, &right, 0, "right");
  say("open: %s", err(uv_pipe_open(&left, fds[0])));
  say("open: %s", err(uv_pipe_open(&right, fds[1])));
  say("left %d %d", uv_is_readable(S(&left)), uv_is_writable(S(&left)));
  say("right %d %d", uv_is_readable(S(&right)), uv_is_writable(S(&right)));
  say("write left: %s", err(send_(0, &left, "x")));
  say("read right: %s", err(uv_read_start(S(&right), alloc, on_read)));
  say("read left: %s", err(uv_read_start(S(&left), alloc, on_read)));
  say("write right: %s", err(send_(1, &right, "hello")));
  uv_run(loop, UV_RUN_NOWAIT);
  CLOSE(&right);
  uv_run(loop, UV_RUN_DEFAULT);
}

/* Handles go through an ipc pipe and wait there to be accepted. */
static void ipc_read(uv_stream_t* s, ssize_t n, const uv_buf_t* b) {
  uv_pipe_t* p = (uv_pipe_t*) s;
  if (n <= 0) { say("right %s", err(n)); CLOSE(s); return; }
  say("right read %.*s, pending %d", (int) n, b->base, uv_pipe_pending_count(p));
  while (uv_pipe_pending_count(p) > 0) {
    uv_handle_type type = uv_pipe_pending_type(p);
    say("type %s", uv_handle_type_name(type));
    if (type == UV_TCP) { uv_tcp_init(s->loop, &got); CALL(got, "got"); say("accept: %s", err(uv_accept(s, (uv_stream_t*) &got))); }
    else if (type == UV_UDP) { uv_udp_init(s->loop, &got_udp); CALL(got_udp, "got udp"); say("accept: %s", err(uv_accept(s, (uv_stream_t*) &got_udp))); }
    else { init(s->loop, &other, 0, "other"); say("accept: %s", err(uv_accept(s, S(&other)))); }
  }
  say("pending %d", uv_pipe_pending_count(p));
}
SCENARIO(pipe_pass) {
  struct sockaddr_in addr;
  uv_os_sock_t fds[2];
  make_pair(loop, 1);
  uv_ip4_addr("127.0.0.1", 0, &addr);
  uv_tcp_init(loop, &tcp); CALL(tcp, "tcp");
  uv_tcp_bind(&tcp, (struct sockaddr*) &addr, 0);
  uv_udp_init(loop, &udp); CALL(udp, "udp");
  uv_udp_bind(&udp, (struct sockaddr*) &addr, 0);
  uv_socketpair(SOCK_STREAM, 0, fds, 0, 0);
  init(loop, &client, 0, "client"); uv_pipe_open(&client, fds[0]);
  close(fds[1]);
  say("pass tcp: %s", err(pass(0, &left, "one", &tcp)));
  uv_run(loop, UV_RUN_NOWAIT);
  uv_read_start(S(&right), alloc, ipc_read);
  while (uv_tcp_getsockname(&got, (struct sockaddr*) &addr, &(int){sizeof addr}) != 0) uv_run(loop, UV_RUN_ONCE);
  say("pass udp: %s", err(pass(1, &left, "two", &udp)));
  uv_run(loop, UV_RUN_ONCE);
  say("pass pipe: %s", err(pass(2, &left, "three", &client)));
  uv_run(loop, UV_RUN_ONCE);
  uv_run(loop, UV_RUN_NOWAIT);
  say("none left: %s", err(uv_accept(S(&right), (uv_stream_t*) &other)));
}

/* Nothing passes through a pipe that is not for it. */
SCENARIO(pipe_pass_errors) {
  make_pair(loop, 0);
  uv_tcp_init(loop, &tcp); CALL(tcp, "tcp");
  uv_tcp_init(loop, &got); CALL(got, "got");
  say("pass: %s", err(pass(0, &left, "x", &tcp)));
  uv_tcp_init_ex(loop, &got, AF_INET); CALL(got, "got");
  say("pass: %s", err(pass(0, &left, "x", &got)));
  CLOSE(&left); CLOSE(&right);
  uv_run(loop, UV_RUN_DEFAULT);
  make_pair(loop, 1);
  say("pass: %s", err(pass(0, &left, "x", &tcp)));
  say("type: %s", uv_handle_type_name(uv_pipe_pending_type(&right)) ? "some" : "unknown");
  say("accept: %s", err(uv_accept(S(&right), (uv_stream_t*) &tcp)));
}
