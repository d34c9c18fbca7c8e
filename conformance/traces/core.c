#include "trace.h"

/* One tick: the phases in their order, timers last, closing before them. */
static uv_idle_t idle; static uv_prepare_t prepare; static uv_check_t check; static uv_timer_t timer;
static void on_idle(uv_idle_t* h) { say("idle"); uv_idle_stop(h); }
static void on_prepare(uv_prepare_t* h) { say("prepare"); uv_prepare_stop(h); }
static void on_check(uv_check_t* h) { say("check"); CLOSE(h); }
static void on_timer(uv_timer_t* h) { say("timer"); CLOSE(h); }
SCENARIO(tick) {
  uv_idle_init(loop, &idle); uv_prepare_init(loop, &prepare); uv_check_init(loop, &check); uv_timer_init(loop, &timer);
  CALL(check, "check"); CALL(timer, "timer");
  uv_timer_start(&timer, on_timer, 0, 0);
  uv_check_start(&check, on_check); uv_prepare_start(&prepare, on_prepare); uv_idle_start(&idle, on_idle);
  say("once: %d", uv_run(loop, UV_RUN_ONCE));
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* RunDefault runs due timers before its first tick. */
SCENARIO(default_runs_timers_first) {
  uv_check_init(loop, &check); uv_timer_init(loop, &timer);
  CALL(check, "check"); CALL(timer, "timer");
  uv_timer_start(&timer, on_timer, 0, 0);
  uv_check_start(&check, on_check);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* The most recently started watcher of a kind runs first, stably. */
static uv_prepare_t p[3];
static int rounds;
static void on_named_prepare(uv_prepare_t* h) { say("%s", NAME(h)); }
static void on_rounds(uv_idle_t* h) { if (++rounds == 3) uv_stop(h->loop); }
SCENARIO(latest_first) {
  const char* names[] = {"first", "second", "third"};
  rounds = 0;
  for (int i = 0; i < 3; i++) { uv_prepare_init(loop, &p[i]); CALL(p[i], names[i]); uv_prepare_start(&p[i], on_named_prepare); }
  uv_idle_init(loop, &idle); uv_idle_start(&idle, on_rounds);
  uv_run(loop, UV_RUN_DEFAULT);
  say("again: %s", err(uv_prepare_start(&p[0], on_named_prepare)));
  uv_prepare_stop(&p[0]); uv_prepare_start(&p[0], on_named_prepare);
  uv_run(loop, UV_RUN_NOWAIT);
}

/* A watcher started in its own phase waits; one stopped before its turn does not run. */
static void on_starter(uv_prepare_t* h) {
  say("%s", NAME(h));
  uv_prepare_stop(&p[0]);
  uv_prepare_start(&p[1], on_named_prepare);
  uv_prepare_stop(h);
}
SCENARIO(start_and_stop_inside_a_phase) {
  const char* names[] = {"stopped", "started", "starter"};
  for (int i = 0; i < 3; i++) { uv_prepare_init(loop, &p[i]); CALL(p[i], names[i]); }
  uv_prepare_start(&p[0], on_named_prepare);
  uv_prepare_start(&p[2], on_starter);
  for (int i = 0; i < 2; i++) { say("tick"); uv_run(loop, UV_RUN_NOWAIT); }
}

/* Starting what is active keeps the old callback. */
static void on_old(uv_check_t* h) { say("old"); }
static void on_new(uv_check_t* h) { say("new"); }
SCENARIO(start_twice) {
  uv_check_init(loop, &check);
  say("%s", err(uv_check_start(&check, on_old)));
  say("%s", err(uv_check_start(&check, on_new)));
  uv_run(loop, UV_RUN_NOWAIT);
  say("no callback: %s", err(uv_check_start(&check, NULL)));
  uv_check_stop(&check);
  say("no callback: %s", err(uv_check_start(&check, NULL)));
}

/* Stop before Run: no tick, no timer, once. */
SCENARIO(stop_before_run) {
  uv_timer_init(loop, &timer); CALL(timer, "timer");
  uv_timer_start(&timer, on_timer, 0, 0);
  uv_stop(loop);
  say("first: %d", uv_run(loop, UV_RUN_DEFAULT));
  say("second: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* Stop inside: the tick is finished, all of its phases. */
static void on_stopping(uv_prepare_t* h) { say("stop"); uv_stop(h->loop); }
static void on_plain_check(uv_check_t* h) { say("check"); }
SCENARIO(stop_inside) {
  uv_prepare_init(loop, &prepare); uv_prepare_start(&prepare, on_stopping);
  uv_check_init(loop, &check); uv_check_start(&check, on_plain_check);
  uv_timer_init(loop, &timer); CALL(timer, "timer"); uv_timer_start(&timer, on_timer, 100000, 0);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  say("active: %d", uv_is_active((uv_handle_t*) &timer));
}

/* Handles closed in one tick call back in reverse; one closed in a close
 * callback waits for the next tick. */
static void on_first_closed(uv_handle_t* h) { say("closed %s", NAME(h)); CLOSE(&p[2]); }
static void on_tick_mark(uv_check_t* h) { say("-- check"); }
SCENARIO(close_order) {
  const char* names[] = {"a", "b", "late"};
  for (int i = 0; i < 3; i++) { uv_prepare_init(loop, &p[i]); CALL(p[i], names[i]); }
  uv_check_init(loop, &check); uv_check_start(&check, on_tick_mark); uv_unref((uv_handle_t*) &check);
  uv_close((uv_handle_t*) &p[0], on_first_closed);
  CLOSE(&p[1]);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* A handle closed by a timer is finished in the next tick, behind its check. */
static void on_closing_timer(uv_timer_t* h) { say("timer"); CLOSE(h); }
static void on_counted_check(uv_check_t* h) { say("check"); if (++rounds == 2) { CLOSE(h); } }
SCENARIO(close_in_timer) {
  rounds = 0;
  uv_timer_init(loop, &timer); CALL(timer, "timer"); uv_timer_start(&timer, on_closing_timer, 1, 0);
  uv_check_init(loop, &check); CALL(check, "check"); uv_check_start(&check, on_counted_check);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* What keeps a loop alive, and what does not. */
SCENARIO(alive) {
  say("empty: %d", uv_loop_alive(loop));
  uv_timer_init(loop, &timer); CALL(timer, "timer");
  say("inactive: %d", uv_loop_alive(loop));
  uv_timer_start(&timer, on_timer, 100000, 0);
  say("active: %d", uv_loop_alive(loop));
  uv_unref((uv_handle_t*) &timer); uv_unref((uv_handle_t*) &timer);
  say("unref'd: %d, has ref %d", uv_loop_alive(loop), uv_has_ref((uv_handle_t*) &timer));
  uv_ref((uv_handle_t*) &timer);
  say("ref'd: %d", uv_loop_alive(loop));
  uv_unref((uv_handle_t*) &timer);
  CLOSE(&timer);
  say("closing: %d, is closing %d, is active %d", uv_loop_alive(loop), uv_is_closing((uv_handle_t*) &timer), uv_is_active((uv_handle_t*) &timer));
  say("run: %d", uv_run(loop, UV_RUN_DEFAULT));
  say("closed: %d, is closing %d", uv_loop_alive(loop), uv_is_closing((uv_handle_t*) &timer));
}

/* Close of the loop is EBUSY while a handle is not closed in full. */
SCENARIO(loop_close_busy) {
  uv_timer_init(loop, &timer); CALL(timer, "timer");
  say("inactive handle: %s", err(uv_loop_close(loop)));
  CLOSE(&timer);
  say("closing handle: %s", err(uv_loop_close(loop)));
  uv_run(loop, UV_RUN_DEFAULT);
}

/* How long the next poll would wait. */
static void on_nothing(uv_prepare_t* h) {}
SCENARIO(backend_timeout) {
  say("nothing: %d", uv_backend_timeout(loop));
  uv_prepare_init(loop, &prepare); uv_prepare_start(&prepare, on_nothing); CALL(prepare, "prepare");
  say("before the first poll: %d", uv_backend_timeout(loop));
  uv_run(loop, UV_RUN_NOWAIT);
  say("active handle: %d", uv_backend_timeout(loop));
  uv_timer_init(loop, &timer); CALL(timer, "timer"); uv_timer_start(&timer, on_timer, 5000, 0);
  say("timer: %d", uv_backend_timeout(loop));
  uv_unref((uv_handle_t*) &timer);
  say("unref'd timer: %d", uv_backend_timeout(loop));
  uv_idle_init(loop, &idle); uv_idle_start(&idle, on_idle); uv_unref((uv_handle_t*) &idle);
  say("unref'd idle: %d", uv_backend_timeout(loop));
  uv_idle_stop(&idle);
  uv_stop(loop);
  say("stopping: %d", uv_backend_timeout(loop));
  uv_run(loop, UV_RUN_NOWAIT);
  CLOSE(&prepare);
  say("closing: %d", uv_backend_timeout(loop));
  uv_timer_stop(&timer);
}

/* An idle handle keeps RunOnce from blocking, though it stops itself. */
SCENARIO(once_with_idle) {
  uv_idle_init(loop, &idle); uv_idle_start(&idle, on_idle);
  uv_timer_init(loop, &timer); CALL(timer, "timer"); uv_timer_start(&timer, on_timer, 100000, 0);
  say("once: %d", uv_run(loop, UV_RUN_ONCE));
  say("nowait: %d", uv_run(loop, UV_RUN_NOWAIT));
}

/* Sends before a tick count as one; a send in the callback is another. */
static uv_async_t async, async2;
static int sends;
static void on_async(uv_async_t* h) {
  say("%s", NAME(h));
  if (h == &async && ++sends < 3) uv_async_send(h); else if (h == &async) { CLOSE(&async); CLOSE(&async2); }
}
SCENARIO(async) {
  sends = 0;
  uv_async_init(loop, &async, on_async); uv_async_init(loop, &async2, on_async);
  CALL(async, "async"); CALL(async2, "async2");
  say("active: %d", uv_is_active((uv_handle_t*) &async));
  uv_async_send(&async); uv_async_send(&async); uv_async_send(&async);
  uv_async_send(&async2);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* Closing an async drops what was sent. */
SCENARIO(async_close_drops) {
  uv_async_init(loop, &async, on_async); CALL(async, "async");
  uv_async_send(&async);
  CLOSE(&async);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* Walk: every handle once, in the order of their making, closing ones too. */
static void on_walk(uv_handle_t* h, void* arg) { say("%s %s closing %d", NAME(h), uv_handle_type_name(uv_handle_get_type(h)), uv_is_closing(h)); }
static uv_tcp_t tcp;
SCENARIO(walk) {
  uv_timer_init(loop, &timer); CALL(timer, "one");
  uv_check_init(loop, &check); CALL(check, "two");
  uv_tcp_init(loop, &tcp); CALL(tcp, "three");
  uv_async_init(loop, &async, on_async); CALL(async, "four");
  uv_idle_init(loop, &idle); CALL(idle, "five");
  uv_prepare_init(loop, &prepare); CALL(prepare, "six");
  CLOSE(&check);
  uv_walk(loop, on_walk, NULL);
}

/* Work: delivered after Run began; cancel of what has ended is EBUSY. */
static uv_work_t work;
static void on_work(uv_work_t* w) {}
static void after_work(uv_work_t* w, int status) { say("after: %s", err(status)); }
SCENARIO(work) {
  say("queue: %s", err(uv_queue_work(loop, &work, on_work, after_work)));
  say("alive: %d", uv_loop_alive(loop));
  say("loop close: %s", err(uv_loop_close(loop)));
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  say("no function: %s", err(uv_queue_work(loop, &work, NULL, after_work)));
}

/* Four jobs hold the pool's threads; a fifth can be cancelled, once. */
static uv_sem_t gate, begun;
static uv_work_t jobs[5];
static void on_job(uv_work_t* w) { uv_sem_post(&begun); uv_sem_wait(&gate); }
static int done;
static void after_job(uv_work_t* w, int status) { if (w == &jobs[4]) say("fifth: %s", err(status)); if (++done == 5) say("all done"); }
SCENARIO(work_cancel) {
  done = 0;
  uv_sem_init(&gate, 0); uv_sem_init(&begun, 0);
  for (int i = 0; i < 4; i++) uv_queue_work(loop, &jobs[i], on_job, after_job);
  for (int i = 0; i < 4; i++) uv_sem_wait(&begun);
  uv_queue_work(loop, &jobs[4], on_job, after_job);
  say("running: %s", err(uv_cancel((uv_req_t*) &jobs[0])));
  say("waiting: %s", err(uv_cancel((uv_req_t*) &jobs[4])));
  for (int i = 0; i < 4; i++) uv_sem_post(&gate);
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
}

/* Names and messages of all errors. */
SCENARIO(errors) {
#define ROW(name, _) say("%s %d %s", uv_err_name(UV_##name), UV_##name, uv_strerror(UV_##name));
  UV_ERRNO_MAP(ROW)
  say("%s / %s", uv_err_name(-12345), uv_strerror(-12345));
}
