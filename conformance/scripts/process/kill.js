// kill: no such process, unknown signals, and 0 that only asks.
function attempt(...args) {
  try { console.log(process.kill(...args)); } catch (e) { console.log(e.name, e.code, e.message, e.syscall); }
}
attempt(process.pid, 0);
attempt(999999999, 0);
attempt('x');
attempt(process.pid, 'SIGNOPE');
