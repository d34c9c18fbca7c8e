#include "trace.h"

static uv_udp_t server, client;
static uv_udp_send_t sends[8];
static struct sockaddr_in addr, none;
static char slab[65536];
static int left_;

static uv_buf_t buf(const char* s) { return uv_buf_init((char*) s, strlen(s)); }
static void alloc(uv_handle_t* h, size_t n, uv_buf_t* b) { *b = uv_buf_init(slab, sizeof slab); }
static void small(uv_handle_t* h, size_t n, uv_buf_t* b) { *b = uv_buf_init(slab, 4); }
static void nothing(uv_handle_t* h, size_t n, uv_buf_t* b) { *b = uv_buf_init(NULL, 0); }
static void on_send(uv_udp_send_t* r, int status) {
  say("send %s: %s, queued %d in %d", (char*) r->data, err(status),
      (int) uv_udp_get_send_queue_size(r->handle), (int) uv_udp_get_send_queue_count(r->handle));
}
static int send_(int i, uv_udp_t* h, const char* text, void* to) {
  uv_buf_t b = buf(text);
  sends[i].data = (void*) text;
  return uv_udp_send(&sends[i], h, &b, 1, to, on_send);
}
static void on_recv(uv_udp_t* h, ssize_t n, const uv_buf_t* b, const struct sockaddr* from, unsigned flags) {
  if (n < 0) { say("recv %s", err(n)); CLOSE(h); return; }
  if (from == NULL) { say("recv: no more"); return; }
  say("recv %.*s%s", (int) n, b->base, flags & UV_UDP_PARTIAL ? ", partial" : "");
  if (--left_ == 0) { CLOSE(h); CLOSE(&client); }
}
static void init(uv_loop_t* loop) {
  int n = sizeof addr;
  uv_udp_init(loop, &server); CALL(server, "server");
  uv_udp_init(loop, &client); CALL(client, "client");
  uv_ip4_addr("127.0.0.1", 0, &addr);
  none = addr;
  say("bind: %s", err(uv_udp_bind(&server, (struct sockaddr*) &addr, 0)));
  uv_udp_getsockname(&server, (struct sockaddr*) &addr, &n);
}

/* Sent at once, told later; what is too long is cut. */
SCENARIO(udp_send) {
  init(loop);
  left_ = 3;
  say("receive: %s", err(uv_udp_recv_start(&server, small, on_recv)));
  say("receive again: %s", err(uv_udp_recv_start(&server, small, on_recv)));
  say("send: %s", err(send_(0, &client, "one", &addr)));
  say("send: %s", err(send_(1, &client, "longer", &addr)));
  say("queued %d in %d", (int) uv_udp_get_send_queue_size(&client), (int) uv_udp_get_send_queue_count(&client));
  say("send: %s", err(send_(2, &client, "", &addr)));
  say("active %d %d", uv_is_active((uv_handle_t*) &server), uv_is_active((uv_handle_t*) &client));
  uv_run(loop, UV_RUN_DEFAULT);
}

/* A connected socket, and what it refuses. */
SCENARIO(udp_connect) {
  struct sockaddr_in name;
  int n = sizeof name;
  uv_buf_t b = buf("try");
  init(loop);
  left_ = 2;
  say("peer: %s", err(uv_udp_getpeername(&client, (struct sockaddr*) &name, &n)));
  say("disconnect: %s", err(uv_udp_connect(&client, NULL)));
  say("connect: %s", err(uv_udp_connect(&client, (struct sockaddr*) &addr)));
  say("connect again: %s", err(uv_udp_connect(&client, (struct sockaddr*) &addr)));
  say("peer: %s", err(uv_udp_getpeername(&client, (struct sockaddr*) &name, &n)));
  say("same: %d", name.sin_port == addr.sin_port);
  say("send with address: %s", err(send_(0, &client, "x", &addr)));
  say("try with address: %s", err(uv_udp_try_send(&client, &b, 1, (struct sockaddr*) &addr)));
  say("try: %d", uv_udp_try_send(&client, &b, 1, NULL));
  say("send: %s", err(send_(1, &client, "two", NULL)));
  say("try behind it: %s", err(uv_udp_try_send(&client, &b, 1, NULL)));
  uv_udp_recv_start(&server, alloc, on_recv);
  uv_run(loop, UV_RUN_DEFAULT);
}

/* What needs a socket, an address, or sense. */
SCENARIO(udp_errors) {
  struct sockaddr_in name;
  int n = sizeof name;
  uv_buf_t b = buf("x");
  uv_udp_init(loop, &server); CALL(server, "server");
  uv_udp_init(loop, &client); CALL(client, "client");
  say("name: %s", err(uv_udp_getsockname(&client, (struct sockaddr*) &name, &n)));
  say("ttl: %s", err(uv_udp_set_ttl(&client, 1)));
  say("broadcast: %s", err(uv_udp_set_broadcast(&client, 1)));
  say("multicast loop: %s", err(uv_udp_set_multicast_loop(&client, 1)));
  say("send to nobody: %s", err(send_(0, &client, "x", NULL)));
  say("try to nobody: %s", err(uv_udp_try_send(&client, &b, 1, NULL)));
  uv_ip4_addr("127.0.0.1", 0, &addr);
  say("bind: %s", err(uv_udp_bind(&server, (struct sockaddr*) &addr, 0)));
  n = sizeof addr;
  uv_udp_getsockname(&server, (struct sockaddr*) &addr, &n);
  say("bind taken: %s", err(uv_udp_bind(&client, (struct sockaddr*) &addr, 0)));
  say("ipv6 only: %s", err(uv_udp_bind(&client, (struct sockaddr*) &addr, UV_UDP_IPV6ONLY)));
  say("ttl 0: %s", err(uv_udp_set_ttl(&server, 0)));
  say("ttl 256: %s", err(uv_udp_set_ttl(&server, 256)));
  say("ttl 37: %s", err(uv_udp_set_ttl(&server, 37)));
  say("multicast ttl 256: %s", err(uv_udp_set_multicast_ttl(&server, 256)));
  say("broadcast: %s", err(uv_udp_set_broadcast(&server, 1)));
  say("stop: %s", err(uv_udp_recv_stop(&server)));
}

/* Closing ends the sends first, those that are gone already as done. */
SCENARIO(udp_close_with_sends) {
  init(loop);
  send_(0, &client, "one", &addr);
  send_(1, &client, "two", &addr);
  CLOSE(&client);
  CLOSE(&server);
  uv_run(loop, UV_RUN_DEFAULT);
}

/* No buffer is an error that does not stop the receiving. */
static int refusals;
static void refused(uv_udp_t* h, ssize_t n, const uv_buf_t* b, const struct sockaddr* from, unsigned flags) {
  say("recv %s", err(n));
  if (++refusals == 2) { uv_udp_recv_stop(h); left_ = 1; say("start: %s", err(uv_udp_recv_start(h, alloc, on_recv))); }
}
SCENARIO(udp_enobufs) {
  refusals = 0;
  init(loop);
  uv_udp_recv_start(&server, nothing, refused);
  send_(0, &client, "one", &addr);
  uv_run(loop, UV_RUN_DEFAULT);
}
