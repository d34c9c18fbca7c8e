/* The addon: require it, and every scenario runs on a loop of its own. */
#include "trace.h"
#include <node_api.h>

static struct { const char* name; scenario_fn fn; } all[256];
static int count;

void scenario_add(const char* name, scenario_fn fn) {
  all[count].name = name;
  all[count++].fn = fn;
}

static void close_rest(uv_handle_t* h, void* arg) {
  if (!uv_is_closing(h)) uv_close(h, NULL);
}

NAPI_MODULE_INIT() {
  for (int i = 0; i < count; i++) {
    uv_loop_t loop;
    uv_loop_init(&loop);
    printf("== %s\n", all[i].name);
    all[i].fn(&loop);
    uv_walk(&loop, close_rest, NULL);
    uv_run(&loop, UV_RUN_DEFAULT);
    say("loop close: %s", err(uv_loop_close(&loop)));
  }
  fflush(stdout);
  return exports;
}
