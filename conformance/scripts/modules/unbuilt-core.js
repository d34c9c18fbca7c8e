// Every core module of Node is there.
// gap: most are not built yet; ours names the one that is missing
['http2', 'vm', 'wasi', 'worker_threads'].forEach(function (name) {
  try {
    console.log(typeof require(name));
  } catch (e) {
    console.log(e.code, e.message.split('\n')[0]);
  }
});
