'use strict';
// What is left of the streams before Readable: Stream's own pipe, and wrap.

exports.pipe = function (dest, options) {
  var source = this, ended = false;
  function ondata(chunk) {
    if (dest.writable && dest.write(chunk) === false && source.pause) source.pause();
  }
  function ondrain() {
    if (source.readable && source.resume) source.resume();
  }
  function onend() {
    if (ended) return;
    ended = true;
    dest.end();
  }
  function onclose() {
    if (ended) return;
    ended = true;
    if (typeof dest.destroy === 'function') dest.destroy();
  }
  function onerror(err) {
    cleanup();
    if (stream.listenerCount(this, 'error') === 0) this.emit('error', err);
  }
  function cleanup() {
    source.removeListener('data', ondata);
    dest.removeListener('drain', ondrain);
    source.removeListener('end', onend);
    source.removeListener('close', onclose);
    source.removeListener('error', onerror);
    dest.removeListener('error', onerror);
    source.removeListener('end', cleanup);
    source.removeListener('close', cleanup);
    dest.removeListener('close', cleanup);
  }
  // What is no emitter of ours may not know how to be heard first.
  function prepend(emitter) {
    if (typeof emitter.prependListener === 'function') emitter.prependListener('error', onerror);
    else emitter.on('error', onerror);
  }
  source.on('data', ondata);
  dest.on('drain', ondrain);
  if (!dest._isStdio && (!options || options.end !== false)) {
    source.on('end', onend);
    source.on('close', onclose);
  }
  prepend(source);
  prepend(dest);
  source.on('end', cleanup);
  source.on('close', cleanup);
  dest.on('close', cleanup);
  dest.emit('pipe', source);
  return dest;
};

exports.wrap = function (old) {
  var self = this, paused = false;
  old.on('data', function (chunk) {
    if (!self.push(chunk) && old.pause) {
      paused = true;
      old.pause();
    }
  });
  old.on('end', function () { self.push(null); });
  old.on('error', function (err) { native.errorOrDestroy(self, err); });
  old.on('close', function () { self.destroy(); });
  old.on('destroy', function () { self.destroy(); });
  this._read = function () {
    if (paused && old.resume) {
      paused = false;
      old.resume();
    }
  };
  Object.keys(old).forEach(function (name) {
    if (self[name] === undefined && typeof old[name] === 'function') self[name] = old[name].bind(old);
  });
  return this;
};

// Readable.wrap(src, options)
exports.wrapped = function (source, options) {
  var both = { objectMode: true };
  if (source.readableObjectMode !== undefined) both.objectMode = source.readableObjectMode;
  else if (source.objectMode !== undefined) both.objectMode = source.objectMode;
  for (var name in options) both[name] = options[name];
  var destroy = need('destroy').destroy;
  both.destroy = function (err, callback) {
    destroy(source, err);
    callback(err);
  };
  return new stream.Readable(both).wrap(source);
};
