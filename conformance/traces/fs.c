#include "trace.h"
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static uv_fs_t req;
static uv_fs_event_t event, event2;
static uv_fs_poll_t poll_;
static char dir[256], file[512], other[512];
static char data[64];
static int fd, step;

static void folder(void) {
  const char* tmp = getenv("TMPDIR");
  snprintf(dir, sizeof dir, "%s/uvgo-trace-XXXXXX", tmp ? tmp : "/tmp");
  if (mkdtemp(dir) == NULL) abort();
  snprintf(file, sizeof file, "%s/file", dir);
  snprintf(other, sizeof other, "%s/other", dir);
}
static void tidy(void) { unlink(file); unlink(other); rmdir(dir); }
static void put(const char* text) {
  int f = open(file, O_CREAT | O_WRONLY | O_APPEND, 0644);
  if (write(f, text, strlen(text)) < 0) abort();
  close(f);
}

/* A file is made, written, read and closed, each step in the callback of the
 * one before. */
static void next(uv_fs_t* r) {
  uv_buf_t b = uv_buf_init(data, sizeof data);
  uv_loop_t* loop = r->loop;
  int result = r->result;
  if (step == 2) say("size %d", (int) r->statbuf.st_size);
  uv_fs_req_cleanup(r);
  switch (step++) {
  case 0: say("opened: %d", result > 2); fd = result; b = uv_buf_init("hello", 5); uv_fs_write(loop, r, fd, &b, 1, -1, next); break;
  case 1: say("written: %d", result); uv_fs_fstat(loop, r, fd, next); break;
  case 2: say("stat: %s", err(result)); uv_fs_read(loop, r, fd, &b, 1, 1, next); break;
  case 3: say("read: %.*s", result, data); uv_fs_read(loop, r, fd, &b, 1, -1, next); break;
  case 4: say("read at the end: %d", result); uv_fs_ftruncate(loop, r, fd, 2, next); break;
  case 5: say("truncated: %s", err(result)); uv_fs_read(loop, r, fd, &b, 1, 0, next); break;
  case 6: say("read: %.*s", result, data); uv_fs_close(loop, r, fd, next); break;
  case 7: say("closed: %s", err(result)); uv_fs_close(loop, r, fd, next); break;
  case 8: say("closed again: %s", err(result)); uv_fs_rename(loop, r, file, other, next); break;
  case 9: say("renamed: %s", err(result)); uv_fs_unlink(loop, r, other, next); break;
  case 10: say("unlinked: %s", err(result));
  }
}
SCENARIO(fs_file) {
  folder();
  step = 0;
  say("open: %s", err(uv_fs_open(loop, &req, file, O_CREAT | O_RDWR, 0644, next)));
  say("alive %d", uv_loop_alive(loop));
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  tidy();
}

/* What the file system refuses, without a loop in between. */
#define sync(name, call) do { int r = (int) (call); say(name ": %s", r >= 0 ? "ok" : err(r)); uv_fs_req_cleanup(&req); } while (0)
SCENARIO(fs_errors) {
  uv_buf_t b = uv_buf_init(data, sizeof data);
  folder();
  put("x");
  sync("stat", uv_fs_stat(NULL, &req, other, NULL));
  sync("open", uv_fs_open(NULL, &req, other, O_RDONLY, 0, NULL));
  sync("mkdir", uv_fs_mkdir(NULL, &req, dir, 0755, NULL));
  sync("rmdir", uv_fs_rmdir(NULL, &req, dir, NULL));
  sync("readlink", uv_fs_readlink(NULL, &req, file, NULL));
  sync("opendir", uv_fs_opendir(NULL, &req, file, NULL));
  sync("scandir", uv_fs_scandir(NULL, &req, file, 0, NULL));
  sync("realpath", uv_fs_realpath(NULL, &req, other, NULL));
  sync("unlink", uv_fs_unlink(NULL, &req, dir, NULL));
  sync("access", uv_fs_access(NULL, &req, other, F_OK, NULL));
  sync("rename", uv_fs_rename(NULL, &req, other, file, NULL));
  sync("copy over", uv_fs_copyfile(NULL, &req, file, file, 0, NULL));
  sync("copy exclusive", uv_fs_copyfile(NULL, &req, file, file, UV_FS_COPYFILE_EXCL, NULL));
  sync("copy flags", uv_fs_copyfile(NULL, &req, file, other, 1024, NULL));
  sync("read nothing", uv_fs_read(NULL, &req, -1, &b, 1, 0, NULL));
  sync("no buffers", uv_fs_read(NULL, &req, 0, &b, 0, 0, NULL));
  sync("mkstemp", uv_fs_mkstemp(NULL, &req, "/no/such/folder/XXXXXX", NULL));
  sync("mkdtemp", uv_fs_mkdtemp(NULL, &req, "no template", NULL));
  fd = open(dir, O_RDONLY);
  sync("read a folder", uv_fs_read(NULL, &req, fd, &b, 1, 0, NULL));
  close(fd);
  tidy();
}

/* What is in a folder, sorted. */
static void scanned(uv_fs_t* r) {
  uv_dirent_t e;
  say("entries: %d", (int) r->result);
  while (uv_fs_scandir_next(r, &e) == 0) say("%s is a %s", e.name, e.type == UV_DIRENT_FILE ? "file" : e.type == UV_DIRENT_LINK ? "link" : "?");
  say("then: %s", err(uv_fs_scandir_next(r, &e)));
  uv_fs_req_cleanup(r);
}
SCENARIO(fs_scandir) {
  folder();
  put("x");
  if (symlink("file", other) != 0) abort();
  say("scandir: %s", err(uv_fs_scandir(loop, &req, dir, 0, scanned)));
  uv_run(loop, UV_RUN_DEFAULT);
  tidy();
}

/* A folder is watched while something happens in it. */
static void in_folder(uv_fs_event_t* h, const char* name, int events, int status) {
  say("%s%s%s: %s", name, events & UV_RENAME ? " rename" : "", events & UV_CHANGE ? " change" : "", err(status));
  switch (step++) {
  case 0: chmod(file, 0600); break;
  case 1: rename(file, other); break;
  case 3: unlink(other); break;
  case 4: CLOSE(h);
  }
}
SCENARIO(fs_event_folder) {
  char path[512];
  size_t size = sizeof path;
  folder();
  step = 0;
  uv_fs_event_init(loop, &event); CALL(event, "event");
  say("path: %s", err(uv_fs_event_getpath(&event, path, &size)));
  say("missing: %s", err(uv_fs_event_start(&event, in_folder, file, 0)));
  say("active %d", uv_is_active((uv_handle_t*) &event));
  say("start: %s", err(uv_fs_event_start(&event, in_folder, dir, 0)));
  say("start again: %s", err(uv_fs_event_start(&event, in_folder, dir, 0)));
  size = sizeof path;
  say("path: %s", err(uv_fs_event_getpath(&event, path, &size)));
  close(open(file, O_CREAT | O_WRONLY, 0644));
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  tidy();
}

/* A file is watched by two; the first stops the second. */
static void first(uv_fs_event_t* h, const char* name, int events, int status) {
  say("first %s%s", name, events & UV_CHANGE ? " change" : "");
  say("stop: %s", err(uv_fs_event_stop(&event2)));
  CLOSE(h);
}
static void second(uv_fs_event_t* h, const char* name, int events, int status) { say("second %s", name); }
SCENARIO(fs_event_file) {
  folder();
  put("x");
  uv_fs_event_init(loop, &event); CALL(event, "event");
  uv_fs_event_init(loop, &event2); CALL(event2, "event2");
  uv_fs_event_start(&event, first, file, 0);
  uv_fs_event_start(&event2, second, file, 0);
  put("y");
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  tidy();
}

/* A path is looked at again and again: missing, there, longer, missing. */
static void looked(uv_fs_poll_t* h, int status, const uv_stat_t* was, const uv_stat_t* is) {
  say("%s: %d, then %d", err(status), (int) was->st_size, (int) is->st_size);
  switch (step++) {
  case 0: put("x"); break;
  case 1: put("yz"); break;
  case 2: unlink(file); break;
  case 3: CLOSE(h);
  }
}
SCENARIO(fs_poll) {
  char path[512];
  size_t size = sizeof path;
  folder();
  step = 0;
  uv_fs_poll_init(loop, &poll_); CALL(poll_, "poll");
  say("path: %s", err(uv_fs_poll_getpath(&poll_, path, &size)));
  say("start: %s", err(uv_fs_poll_start(&poll_, looked, file, 1)));
  say("start again: %s", err(uv_fs_poll_start(&poll_, looked, file, 1)));
  say("active %d", uv_is_active((uv_handle_t*) &poll_));
  say("default: %d", uv_run(loop, UV_RUN_DEFAULT));
  tidy();
}
