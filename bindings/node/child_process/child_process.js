'use strict';
// What child_process is made of beyond starting a process, which is native:
// the class, the arguments, and the forms that gather output.
var EventEmitter = require('events');
var process = require('process');
var signals = require('os').constants.signals;
var MAX_BUFFER = 1024 * 1024;

// Arguments.

function noNull(value, name) {
  if (typeof value === 'string' && value.indexOf('\u0000') >= 0) native.invalidArgValue(name, value, 'must be a string without null bytes');
}

function path(value, name) {
  value = native.path(value, name);
  if (value.indexOf('\u0000') >= 0) native.invalidArgValue(name, value, 'must be a string, Uint8Array, or URL without null bytes');
  return value;
}

function optional(value, type, name, expected) {
  if (value != null && typeof value !== type) native.invalidArgType(name, expected || 'of type ' + type, value);
}

function string(value, name) {
  if (typeof value !== 'string') native.invalidArgType(name, 'of type string', value);
}

function object(value, name) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) native.invalidArgType(name, 'of type object', value);
}

function identity(value, name) {
  if (value != null && value !== (value | 0)) native.invalidArgType(name, 'int32', value);
}

function checkTimeout(timeout) {
  if (timeout != null && !(Number.isInteger(timeout) && timeout >= 0)) native.outOfRange('timeout', 'an unsigned integer', timeout);
}

function checkMaxBuffer(maxBuffer) {
  if (maxBuffer != null && !(typeof maxBuffer === 'number' && maxBuffer >= 0)) native.outOfRange('options.maxBuffer', 'a positive number', maxBuffer);
}

// signalNumber is the number of a signal given by number or name.
function signalNumber(signal) {
  if (typeof signal === 'number') {
    for (var name in signals) if (signals[name] === signal) return signal;
  } else if (typeof signal === 'string' && signals[signal.toUpperCase()]) {
    return signals[signal.toUpperCase()];
  }
  throw native.error('TypeError', 'ERR_UNKNOWN_SIGNAL', 'Unknown signal: ' + signal);
}

function signalName(number) {
  for (var name in signals) if (signals[name] === number) return name;
  return null;
}

function killSignalOf(signal) {
  if (typeof signal === 'string' || typeof signal === 'number') return signalNumber(signal);
  if (signal != null) native.invalidArgType('options.killSignal', 'one of type string or number', signal);
  return undefined;
}

function copy(to) {
  for (var i = 1; i < arguments.length; i++) {
    var from = arguments[i];
    if (from != null) Object.keys(from).forEach(function (key) { to[key] = from[key]; });
  }
  return to;
}

// normalized is what spawn(file, args, options) asks for, in the options that a
// process is started with.
function normalized(file, args, options) {
  string(file, 'file');
  noNull(file, 'file');
  if (file.length === 0) native.invalidArgValue('file', file, 'cannot be empty');
  if (Array.isArray(args)) args = args.slice();
  else if (args == null) args = [];
  else if (typeof args !== 'object') native.invalidArgType('args', 'of type object', args);
  else {
    options = args;
    args = [];
  }
  args.forEach(function (arg, i) { noNull(arg, 'args[' + i + ']'); });
  if (options === undefined) options = {};
  else object(options, 'options');
  var cwd = options.cwd;
  if (cwd != null) cwd = path(cwd, 'options.cwd');
  optional(options.detached, 'boolean', 'options.detached');
  identity(options.uid, 'options.uid');
  identity(options.gid, 'options.gid');
  if (options.shell != null && typeof options.shell !== 'boolean' && typeof options.shell !== 'string') {
    native.invalidArgType('options.shell', 'one of type boolean or string', options.shell);
  }
  optional(options.argv0, 'string', 'options.argv0');
  noNull(options.argv0, 'options.argv0');
  noNull(options.shell, 'options.shell');
  optional(options.windowsHide, 'boolean', 'options.windowsHide');
  optional(options.windowsVerbatimArguments, 'boolean', 'options.windowsVerbatimArguments');
  if (options.shell) {
    args = ['-c', [file].concat(args).join(' ')];
    file = typeof options.shell === 'string' ? options.shell : '/bin/sh';
  }
  args.unshift(typeof options.argv0 === 'string' ? options.argv0 : file);
  var env = options.env || process.env, pairs = [];
  for (var key in env) {
    if (env[key] === undefined) continue;
    noNull(key, "options.env['" + key + "']");
    noNull(env[key], "options.env['" + key + "']");
    pairs.push(key + '=' + env[key]);
  }
  return copy({}, options, { args: args, cwd: cwd, detached: !!options.detached, envPairs: pairs, file: file });
}

// stdioOf says for each descriptor what it is to be.
function stdioOf(stdio, sync) {
  if (typeof stdio === 'string') {
    if (stdio === 'inherit') stdio = [0, 1, 2];
    else if (stdio === 'pipe' || stdio === 'ignore' || stdio === 'overlapped') stdio = [stdio, stdio, stdio];
    else native.invalidArgValue('stdio', stdio);
  } else if (!Array.isArray(stdio)) {
    native.invalidArgValue('stdio', stdio);
  }
  var list = [], ipc = -1;
  for (var i = 0; i < Math.max(3, stdio.length); i++) {
    var what = stdio[i];
    if (what == null) what = i < 3 ? 'pipe' : 'ignore';
    if (what === 'ignore') {
      list.push({ type: 'ignore' });
    } else if (what === 'pipe' || what === 'overlapped' || typeof what === 'number' && what < 0) {
      list.push({ type: what === 'overlapped' ? 'overlapped' : 'pipe', readable: i === 0, writable: i !== 0 });
    } else if (what === 'ipc') {
      if (sync) throw native.error('Error', 'ERR_IPC_SYNC_FORK', 'IPC cannot be used with synchronous forks');
      if (ipc >= 0) throw native.error('Error', 'ERR_IPC_ONE_PIPE', 'Child process can have only one IPC pipe');
      ipc = i;
      list.push({ type: 'pipe', ipc: true });
    } else if (what === 'inherit') {
      list.push({ type: 'inherit', fd: i });
    } else if (typeof what === 'number' || typeof what.fd === 'number') {
      list.push({ type: 'fd', fd: typeof what === 'number' ? what : what.fd });
    } else {
      var fd = native.descriptor(what);
      if (fd >= 0) list.push({ type: 'wrap', fd: fd, stream: what });
      else if (!(typeof what === 'string' || typeof ArrayBuffer === 'function' && ArrayBuffer.isView(what) || Buffer.isBuffer(what))) native.invalidArgValue('stdio', what);
      else if (!sync) {
        throw native.error('TypeError', 'ERR_INVALID_SYNC_FORK_INPUT',
          'Asynchronous forks do not support Buffer, TypedArray, DataView or string input: ' + native.inspect(what));
      }
    }
  }
  return { stdio: list, ipc: ipc };
}

// ChildProcess.

function ChildProcess() {
  EventEmitter.call(this);
  this._closesNeeded = 1;
  this._closesGot = 0;
  this.connected = false;
  this.signalCode = null;
  this.exitCode = null;
  this.killed = false;
  this.spawnfile = null;
  this._handle = native.handle();
  var self = this;
  this._handle.onexit = function (code, signal) { onExit(self, code, signal ? signalName(signal) : null); };
}
Object.defineProperty(ChildProcess.prototype = Object.create(EventEmitter.prototype), 'constructor', {
  value: ChildProcess, writable: true, configurable: true
});
if (Object.setPrototypeOf) Object.setPrototypeOf(ChildProcess, EventEmitter);

function onExit(self, code, signal) {
  if (signal) self.signalCode = signal;
  else self.exitCode = code;
  if (self.stdin) self.stdin.destroy();
  if (self._handle) self._handle.close();
  self._handle = null;
  if (code < 0) {
    var err = native.systemError(code, self.spawnfile ? 'spawn ' + self.spawnfile : 'spawn');
    if (self.spawnfile) err.path = self.spawnfile;
    err.spawnargs = self.spawnargs.slice(1);
    self.emit('error', err);
  } else {
    self.emit('exit', self.exitCode, self.signalCode);
  }
  // What nobody reads must not keep 'close' from coming.
  process.nextTick(function () {
    (self.stdio || []).forEach(function (stream) { if (stream && stream.readable && !stream._lent) stream.resume(); });
  });
  maybeClose(self);
}

// lend leaves a stream's descriptor to a child: we do not read it any more.
function lend(stream) {
  if (stream._handle && stream._handle.readStop) stream._handle.readStop();
  if (typeof stream.pause === 'function') stream.pause();
  Object.defineProperty(stream, '_lent', { value: true, configurable: true });
}

function maybeClose(self) {
  self._closesGot++;
  if (self._closesGot === self._closesNeeded) self.emit('close', self.exitCode, self.signalCode);
}

// What of these goes wrong is told by 'error'; anything else is thrown.
var told = { EACCES: 1, EAGAIN: 1, EMFILE: 1, ENFILE: 1, ENOENT: 1 };

ChildProcess.prototype.spawn = function spawn(options) {
  var self = this;
  object(options, 'options');
  var asked = stdioOf(options.stdio || 'pipe', false), stdio = asked.stdio;
  var serialization = options.serialization;
  if (serialization !== undefined && serialization !== 'json' && serialization !== 'advanced') {
    native.invalidArgValue('options.serialization', serialization, "must be one of: undefined, 'json', 'advanced'");
  }
  var pairs = options.envPairs;
  if (asked.ipc >= 0) {
    if (pairs === undefined) pairs = [];
    else if (!Array.isArray(pairs)) native.invalidArgType('options.envPairs', 'an instance of Array', pairs);
    pairs = pairs.concat('NODE_CHANNEL_FD=' + asked.ipc, 'NODE_CHANNEL_SERIALIZATION_MODE=' + (serialization || 'json'));
  }
  string(options.file, 'options.file');
  this.spawnfile = options.file;
  if (Array.isArray(options.args)) this.spawnargs = options.args;
  else if (options.args === undefined) this.spawnargs = [];
  else native.invalidArgType('options.args', 'an instance of Array', options.args);
  var handle = this._handle;
  var err = handle.spawn(copy({}, options, { stdio: stdio, envPairs: pairs, args: this.spawnargs }));
  if (err) {
    var code = native.codeName(err);
    if (told[code]) {
      process.nextTick(function () { onExit(self, err, null); });
      if (code === 'EMFILE' || code === 'ENFILE') return err;
    } else {
      stdio.forEach(function (s) { if (s.handle) s.handle.close(); });
      handle.close();
      this._handle = null;
      throw native.systemError(err, 'spawn');
    }
  } else {
    process.nextTick(function () { self.emit('spawn'); });
  }
  this.pid = handle.pid;
  stdio.forEach(function (s) { if (s.stream) lend(s.stream); });
  this.stdio = stdio.map(function (s, i) {
    if (s.ipc) self._closesNeeded++;
    if (!s.handle) return null;
    var socket = native.socket(s.handle, i > 0);
    self._closesNeeded++;
    socket.on('close', function () { maybeClose(self); });
    return socket;
  });
  this.stdin = this.stdio[0];
  this.stdout = this.stdio[1];
  this.stderr = this.stdio[2];
  if (asked.ipc >= 0) handle.attach(this, serialization || 'json', function () { maybeClose(self); });
  return err;
};

ChildProcess.prototype.kill = function kill(signal) {
  signal = signal === 0 ? 0 : signalNumber(signal === undefined ? 'SIGTERM' : signal);
  if (this._handle) {
    var err = this._handle.kill(signal), code = err && native.codeName(err);
    if (!err) {
      this.killed = true;
      return true;
    }
    if (code === 'EINVAL' || code === 'ENOSYS') throw native.systemError(err, 'kill');
    if (code !== 'ESRCH') this.emit('error', native.systemError(err, 'kill'));
  }
  return false;
};
ChildProcess.prototype.ref = function ref() { if (this._handle) this._handle.ref(); };
ChildProcess.prototype.unref = function unref() { if (this._handle) this._handle.unref(); };
if (typeof Symbol === 'function' && Symbol.dispose) {
  ChildProcess.prototype[Symbol.dispose] = function () { if (!this.killed) this.kill(); };
}

exports.ChildProcess = ChildProcess;
// As they stand in Node.
['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'].forEach(function (name) { exports[name] = undefined; });

// spawn.

function abort(child, killSignal, signal) {
  try {
    if (child.kill(killSignal)) child.emit('error', native.abortError(signal));
  } catch (err) {
    child.emit('error', err);
  }
}

exports.spawn = function spawn(file, args, options) {
  options = normalized(file, args, options);
  checkTimeout(options.timeout);
  native.checkSignal(options.signal, 'options.signal');
  var killSignal = killSignalOf(options.killSignal), signal = options.signal;
  var child = new ChildProcess();
  child.spawn(options);
  if (options.timeout > 0) {
    var timer = setTimeout(function () {
      timer = null;
      try {
        child.kill(killSignal);
      } catch (err) {
        child.emit('error', err);
      }
    }, options.timeout);
    child.once('exit', function () {
      if (timer) clearTimeout(timer);
      timer = null;
    });
  }
  if (signal) {
    var onAbort = function () { abort(child, killSignal, signal); };
    if (signal.aborted) {
      process.nextTick(onAbort);
    } else {
      signal.addEventListener('abort', onAbort, { once: true });
      child.once('exit', function () { signal.removeEventListener('abort', onAbort); });
    }
  }
  return child;
};

// withChannel is stdio with a channel as its last.
function withChannel(stdio) {
  if (stdio === 'inherit') return [0, 1, 2, 'ipc'];
  if (stdio !== 'pipe' && stdio !== 'ignore' && stdio !== 'overlapped') native.invalidArgValue('stdio', stdio);
  return [stdio, stdio, stdio, 'ipc'];
}

// inherited are the options of this process for the next, without a script that
// stood among them.
function inherited() {
  var list = process.execArgv.slice();
  if (process._eval == null) return list;
  for (var i = list.indexOf(process._eval); i > 0; i = -1) list.splice(i - 1, 2);
  return list;
}

exports.fork = function fork(modulePath, args, options) {
  modulePath = path(modulePath, 'modulePath');
  if (args == null) {
    args = [];
  } else if (typeof args === 'object' && !Array.isArray(args)) {
    options = args;
    args = [];
  } else if (!Array.isArray(args)) {
    native.invalidArgType('args', 'an instance of Array', args);
  }
  if (options != null) object(options, 'options');
  options = copy({}, options, { shell: false });
  options.execPath = options.execPath || process.execPath;
  noNull(options.execPath, 'options.execPath');
  var execArgv = options.execArgv || inherited();
  Array.prototype.forEach.call(execArgv, function (arg, i) { noNull(arg, 'options.execArgv[' + i + ']'); });
  if (typeof options.stdio === 'string') {
    options.stdio = withChannel(options.stdio);
  } else if (!Array.isArray(options.stdio)) {
    options.stdio = withChannel(options.silent ? 'pipe' : 'inherit');
  } else if (options.stdio.indexOf('ipc') < 0) {
    throw native.error('Error', 'ERR_CHILD_PROCESS_IPC_REQUIRED', "Forked processes must have an IPC channel, missing value 'ipc' in options.stdio");
  }
  return exports.spawn(options.execPath, Array.prototype.slice.call(execArgv).concat(modulePath, args), options);
};

// exec and execFile.

function fileArguments(file, args, options, callback) {
  if (Array.isArray(args)) {
    args = args.slice();
  } else if (args != null && typeof args === 'object') {
    callback = options;
    options = args;
    args = null;
  } else if (typeof args === 'function') {
    callback = args;
    options = null;
    args = null;
  }
  if (args == null) args = [];
  if (typeof options === 'function') callback = options;
  else if (options != null) object(options, 'options');
  if (options == null || typeof options === 'function') options = {};
  if (callback != null) native.checkFunction(callback, 'callback');
  if (options.argv0 != null) string(options.argv0, 'options.argv0');
  return { file: file, args: args, options: options, callback: callback };
}

function startFile() {
  var asked = fileArguments.apply(null, arguments), file = asked.file, args = asked.args, callback = asked.callback;
  var options = copy({ encoding: 'utf8', timeout: 0, maxBuffer: MAX_BUFFER, killSignal: 'SIGTERM', cwd: null, env: null, shell: false }, asked.options);
  checkTimeout(options.timeout);
  checkMaxBuffer(options.maxBuffer);
  options.killSignal = killSignalOf(options.killSignal);
  var child = exports.spawn(file, args, {
    cwd: options.cwd, env: options.env, gid: options.gid, shell: options.shell, signal: options.signal, uid: options.uid,
    argv0: options.argv0, windowsHide: !!options.windowsHide, windowsVerbatimArguments: !!options.windowsVerbatimArguments
  });
  var encoding = options.encoding !== 'buffer' && Buffer.isEncoding(options.encoding) ? options.encoding : null;
  var killed = false, exited = false, timer = null, failure = null;
  var output = { stdout: [], stderr: [] };

  function gathered(name) {
    var stream = child[name];
    if (!stream) return encoding ? '' : Buffer.alloc(0);
    return encoding || stream.readableEncoding ? output[name].join('') : Buffer.concat(output[name]);
  }
  function onClose(code, signal) {
    if (exited) return;
    exited = true;
    if (timer) clearTimeout(timer);
    timer = null;
    if (!callback) return;
    var stdout = gathered('stdout'), stderr = gathered('stderr');
    if (!failure && code === 0 && signal === null) {
      callback(null, stdout, stderr);
      return;
    }
    var cmd = [file].concat(args).join(' ');
    if (!failure) {
      failure = native.error('Error', '', 'Command failed: ' + cmd + '\n' + stderr);
      failure.code = code < 0 ? native.codeName(code) : code;
      failure.killed = child.killed || killed;
      failure.signal = signal;
    }
    failure.cmd = cmd;
    callback(failure, stdout, stderr);
  }
  function onError(err) {
    failure = err;
    if (child.stdout) child.stdout.destroy();
    if (child.stderr) child.stderr.destroy();
    onClose();
  }
  function end() {
    if (child.stdout) child.stdout.destroy();
    if (child.stderr) child.stderr.destroy();
    killed = true;
    try {
      child.kill(options.killSignal);
    } catch (err) {
      if (!failure) failure = err;
      onClose();
    }
  }
  function gather(name) {
    var stream = child[name], length = 0;
    if (!stream) return;
    if (encoding) stream.setEncoding(encoding);
    stream.on('data', function (chunk) {
      var coded = stream.readableEncoding, size = coded ? Buffer.byteLength(chunk, coded) : chunk.length;
      length += size;
      if (length <= options.maxBuffer) {
        output[name].push(chunk);
        return;
      }
      output[name].push(chunk.slice(0, options.maxBuffer - (length - size)));
      failure = native.error('RangeError', 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER', name + ' maxBuffer length exceeded');
      end();
    });
  }
  if (options.timeout > 0) {
    timer = setTimeout(function () {
      timer = null;
      end();
    }, options.timeout);
  }
  gather('stdout');
  gather('stderr');
  child.addListener('close', onClose);
  child.addListener('error', onError);
  return child;
}

function commandArguments(command, options, callback) {
  string(command, 'command');
  noNull(command, 'command');
  if (typeof options === 'function') {
    callback = options;
    options = undefined;
  }
  options = copy({}, options);
  options.shell = typeof options.shell === 'string' ? options.shell : true;
  return { file: command, options: options, callback: callback };
}

exports.exec = function exec(command, options, callback) {
  var asked = commandArguments(command, options, callback);
  return startFile(asked.file, asked.options, asked.callback);
};
exports.execFile = function execFile(file, args, options, callback) { return startFile(file, args, options, callback); };

// promised is what util.promisify makes of them: a promise with the child.
function promised(start) {
  return function () {
    var args = Array.prototype.slice.call(arguments), resolve, reject;
    var promise = new Promise(function (yes, no) {
      resolve = yes;
      reject = no;
    });
    promise.child = start.apply(null, args.concat(function (err, stdout, stderr) {
      if (err !== null) {
        err.stdout = stdout;
        err.stderr = stderr;
        reject(err);
      } else {
        resolve({ stdout: stdout, stderr: stderr });
      }
    }));
    return promise;
  };
}
native.promisified(exports.exec, promised(exports.exec));
native.promisified(exports.execFile, promised(exports.execFile));

// The sync forms.

exports.spawnSync = function spawnSync(file, args, options) {
  options = copy({ maxBuffer: MAX_BUFFER }, normalized(file, args, options));
  checkTimeout(options.timeout);
  checkMaxBuffer(options.maxBuffer);
  options.killSignal = killSignalOf(options.killSignal);
  options.stdio = stdioOf(options.stdio || 'pipe', true).stdio;
  if (options.input) options.stdio[0] = copy({}, options.stdio[0], { type: 'pipe', readable: true, input: options.input });
  options.stdio.forEach(function (s, i) {
    if (s.input == null) return;
    if (typeof s.input === 'string') s.input = Buffer.from(s.input, options.encoding);
    else s.input = native.bytes(s.input, 'options.stdio[' + i + ']');
  });
  var result = native.spawnSync(options), error = result.error;
  delete result.error;
  if (result.signal) result.signal = signalName(result.signal);
  if (result.output && options.encoding && options.encoding !== 'buffer') {
    result.output = result.output.map(function (bytes) { return bytes && bytes.toString(options.encoding); });
  }
  result.stdout = result.output && result.output[1];
  result.stderr = result.output && result.output[2];
  if (!error) return result;
  error = native.systemError(error, 'spawnSync ' + options.file);
  error.path = options.file;
  error.spawnargs = options.args.slice(1);
  return copy({ error: error }, result);
};

// finished gives the output of a sync form, or throws what has gone wrong.
function finished(result, inherit, args, command) {
  if (inherit && result.stderr) process.stderr.write(result.stderr);
  if (result.error) throw copy(result.error, result);
  if (result.status !== 0) {
    var message = 'Command failed: ' + (command || args.join(' '));
    if (result.stderr && result.stderr.length > 0) message += '\n' + result.stderr.toString();
    throw copy(native.error('Error', '', message), result);
  }
  return result.stdout;
}

exports.execFileSync = function execFileSync(file, args, options) {
  var asked = fileArguments(file, args, options);
  var result = exports.spawnSync(asked.file, asked.args, asked.options);
  return finished(result, !asked.options.stdio, [asked.options.argv0 || file].concat(asked.args));
};

exports.execSync = function execSync(command, options) {
  var asked = commandArguments(command, options);
  return finished(exports.spawnSync(asked.file, asked.options), !asked.options.stdio, undefined, command);
};

