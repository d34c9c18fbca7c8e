'use strict';
// The timers of before Timeout: any object with _idleTimeout and _onTimeout.
// A timer of ours waits on its behalf and is its _idlePrev, as a list of Node's
// would be.

function TimersList(item, refed) {
  this.timer = timers.setTimeout(function () {
    item._idleNext = item._idlePrev = null;
    if (item._onTimeout) item._onTimeout();
    if (!item._idleNext && !item._idlePrev && !item._destroyed) item._destroyed = true;
  }, item._idleTimeout);
  if (!refed) this.timer.unref();
}

function leave(item) {
  if (item._idlePrev instanceof TimersList) timers.clearTimeout(item._idlePrev.timer);
}

function start(item, refed) {
  var msecs = item._idleTimeout;
  if (msecs < 0 || msecs === undefined) return;
  if (native.isTimeout(item)) {
    item.refresh();
    if (!refed) item.unref();
    return;
  }
  leave(item);
  item._idleStart = native.now();
  item._idlePrev = item._idleNext = new TimersList(item, refed);
  item._destroyed = false;
}

exports.enroll = function (item, msecs) {
  msecs = native.duration(msecs);
  if (item._idleNext) exports.unenroll(item);
  item._idleNext = item;
  item._idlePrev = item;
  item._idleTimeout = msecs;
};

exports.unenroll = function (item) {
  if (item._destroyed) return;
  if (native.isTimeout(item)) {
    timers.clearTimeout(item);
    return;
  }
  item._destroyed = true;
  leave(item);
  item._idleNext = null;
  item._idlePrev = null;
  item._idleTimeout = -1;
};

exports.active = function (item) { start(item, true); };
exports._unrefActive = function (item) { start(item, false); };
