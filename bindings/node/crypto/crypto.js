'use strict';
// Node's crypto as far as servers and their clients use it: digests, random
// bytes, keys from passwords. What is not built throws when it is called.
var Transform = require('stream').Transform;
var inherits = require('util').inherits;
var MAX = 0x7fffffff, SAFE = 9007199254740991, RANDOM = 281474976710655;
var BINARY = 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView';

function string(value, name) {
  if (typeof value !== 'string') native.invalidArgType(name, 'of type string', value);
}

function integer(value, name, lowest, highest) {
  if (typeof value !== 'number') native.invalidArgType(name, 'of type number', value);
  if (!Number.isInteger(value)) native.outOfRange(name, 'an integer', value);
  if (value < lowest || value > highest) native.outOfRange(name, '>= ' + lowest + ' && <= ' + highest, value);
}

// bytesOf is data as bytes: text in an encoding, or what holds bytes.
function bytesOf(data, encoding, name, expected) {
  if (typeof data === 'string') return Buffer.from(data, Buffer.isEncoding(encoding) ? encoding : 'utf8');
  var bytes = native.bytes(data);
  if (!bytes) native.invalidArgType(name, expected || 'of type string or ' + BINARY, data);
  return bytes;
}

function finalized() {
  return native.error('Error', 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
}

function invalidDigest(name) {
  return native.error('TypeError', 'ERR_CRYPTO_INVALID_DIGEST', 'Invalid digest: ' + name);
}

function hidden(object, name, value) {
  Object.defineProperty(object, name, { value: value, writable: true, configurable: true });
}

// encoded is a digest as it was asked for.
function encoded(bytes, encoding) {
  return encoding && encoding !== 'buffer' && Buffer.isEncoding(encoding) ? bytes.toString(encoding) : bytes;
}

// Hash and Hmac.

function Hash(algorithm, options) {
  if (!(this instanceof Hash)) return new Hash(algorithm, options);
  var from = algorithm instanceof Hash ? algorithm : null;
  if (!from) string(algorithm, 'algorithm');
  var length = options && typeof options === 'object' ? options.outputLength : undefined;
  if (length !== undefined) integer(length, 'options.outputLength', 0, 4294967295);
  var sum = from ? from._sum.copy(length) : native.hash(algorithm, length);
  if (!sum) throw native.error('Error', '', 'Digest method not supported');
  Transform.call(this, options);
  hidden(this, '_sum', sum);
  hidden(this, '_over', false);
}
inherits(Hash, Transform);

Hash.prototype.copy = function copy(options) {
  if (this._over) throw finalized();
  return new Hash(this, options);
};

function update(data, encoding) {
  if (this._over) throw finalized();
  if (typeof data === 'string') {
    if (encoding === 'hex' && data.length % 2) native.invalidArgValue('encoding', encoding, 'is invalid for data of length ' + data.length);
    this._sum.text(data, encoding);
  } else if (!this._sum.update(data)) {
    native.invalidArgType('data', 'of type string or an instance of Buffer, TypedArray, or DataView', data);
  }
  return this;
}

function transform(chunk, encoding, callback) {
  this._sum.update(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk);
  callback();
}

Hash.prototype.update = update;
Hash.prototype._transform = transform;
Hash.prototype._flush = function _flush(callback) {
  this.push(this._sum.digest());
  callback();
};
Hash.prototype.digest = function digest(encoding) {
  if (this._over) throw finalized();
  var bytes = this._sum.digest();
  this._over = true;
  return encoded(bytes, encoding);
};

function Hmac(algorithm, key, options) {
  if (!(this instanceof Hmac)) return new Hmac(algorithm, key, options);
  string(algorithm, 'hmac');
  key = bytesOf(key instanceof KeyObject ? key._bytes : key, options && options.encoding, 'key',
    'of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey');
  var sum = native.hmac(algorithm, key);
  if (!sum) throw invalidDigest(algorithm);
  Transform.call(this, options);
  hidden(this, '_sum', sum);
  hidden(this, '_over', false);
}
inherits(Hmac, Transform);
Hmac.prototype.update = update;
Hmac.prototype._transform = transform;
Hmac.prototype._flush = Hash.prototype._flush;
Hmac.prototype.digest = function digest(encoding) {
  // The second time there is nothing, and it is no error.
  var bytes = this._over ? Buffer.alloc(0) : this._sum.digest();
  this._over = true;
  return encoded(bytes, encoding);
};

function createHash(algorithm, options) { return new Hash(algorithm, options); }
function createHmac(hmac, key, options) { return new Hmac(hmac, key, options); }

function hash(algorithm, input, outputEncoding) {
  string(algorithm, 'algorithm');
  if (typeof input !== 'string' && !native.bytes(input)) native.invalidArgType('input', 'of type string or an instance of Buffer, TypedArray, or DataView', input);
  if (outputEncoding === undefined) outputEncoding = 'hex';
  else if (typeof outputEncoding !== 'string') native.invalidArgType('outputEncoding', 'of type string', outputEncoding);
  else if (outputEncoding !== 'buffer' && !Buffer.isEncoding(outputEncoding)) native.invalidArgValue('outputEncoding', outputEncoding);
  if (!native.known(algorithm)) throw native.error('Error', '', 'Digest method ' + algorithm + ' is not supported');
  return new Hash(algorithm).update(input).digest(outputEncoding);
}

// A secret key is bytes; keys of other kinds are not built.
function KeyObject(type, bytes) {
  if (type !== 'secret') throw missing('KeyObject of type ' + type);
  this.type = type;
  hidden(this, '_bytes', bytes);
}
Object.defineProperty(KeyObject.prototype, 'symmetricKeySize', { configurable: true, enumerable: true, get: function () { return this._bytes.length; } });
KeyObject.prototype['export'] = function () { return Buffer.from(this._bytes); };
KeyObject.prototype.equals = function equals(other) {
  return other instanceof KeyObject && this._bytes.length === other._bytes.length && timingSafeEqual(this._bytes, other._bytes);
};
function createSecretKey(key, encoding) { return new KeyObject('secret', Buffer.from(bytesOf(key, encoding, 'key'))); }

// Random bytes.

function randomBytes(size, callback) {
  if (typeof size !== 'number') native.invalidArgType('size', 'of type number', size);
  if (!(size >= 0 && size <= MAX)) native.outOfRange('size', '>= 0 && <= ' + MAX, size);
  if (callback !== undefined) native.checkFunction(callback, 'callback');
  var bytes = Buffer.alloc(Math.floor(size));
  if (callback === undefined) return native.fill(bytes), bytes;
  native.fillLater(bytes, function (err) { callback(err, err ? undefined : bytes); });
}

// part is what randomFill fills of a buffer.
function part(buf, offset, size) {
  var bytes = native.bytes(buf);
  if (!bytes) native.invalidArgType('buf', 'an instance of ArrayBuffer or ArrayBufferView', buf);
  var unit = buf.BYTES_PER_ELEMENT || 1, length = bytes.length;
  if (offset === undefined) offset = 0;
  if (typeof offset !== 'number') native.invalidArgType('offset', 'of type number', offset);
  offset *= unit;
  if (!(offset >= 0 && offset <= length)) native.outOfRange('offset', '>= 0 && <= ' + length, offset);
  if (size === undefined) size = length - offset;
  else {
    if (typeof size !== 'number') native.invalidArgType('size', 'of type number', size);
    size *= unit;
    if (!(size >= 0 && size <= MAX)) native.outOfRange('size', '>= 0 && <= ' + MAX, size);
    if (size + offset > length) native.outOfRange('size + offset', '<= ' + length, size + offset);
  }
  return bytes.slice(offset, offset + size);
}

function randomFillSync(buf, offset, size) {
  native.fill(part(buf, offset, size));
  return buf;
}

function randomFill(buf, offset, size, callback) {
  if (typeof offset === 'function') {
    callback = offset;
    offset = size = undefined;
  } else if (typeof size === 'function') {
    callback = size;
    size = undefined;
  }
  var bytes = part(buf, offset, size);
  native.checkFunction(callback, 'callback');
  native.fillLater(bytes, function (err) { callback(err, err ? undefined : buf); });
}

function randomInt(min, max, callback) {
  if (max === undefined || typeof max === 'function') {
    callback = max;
    max = min;
    min = 0;
  }
  if (callback !== undefined) native.checkFunction(callback, 'callback');
  function safe(value, name) {
    if (!Number.isInteger(value) || Math.abs(value) > SAFE) native.invalidArgType(name, 'a safe integer', value);
  }
  safe(min, 'min');
  safe(max, 'max');
  if (max <= min) native.outOfRange('max', 'greater than the value of "min" (' + min + ')', max);
  if (max - min > RANDOM) native.outOfRange('max - min', '<= ' + RANDOM, max - min);
  var n = min + native.below(max - min);
  if (callback === undefined) return n;
  require('process').nextTick(callback, undefined, n);
}

function randomUUID(options) {
  if (options !== undefined) {
    if (options === null || typeof options !== 'object') native.invalidArgType('options', 'of type object', options);
    if (options.disableEntropyCache !== undefined && typeof options.disableEntropyCache !== 'boolean') {
      native.invalidArgType('options.disableEntropyCache', 'of type boolean', options.disableEntropyCache);
    }
  }
  return native.uuid();
}

function timingSafeEqual(buf1, buf2) {
  var a = native.bytes(buf1), b = native.bytes(buf2);
  if (!a) throw native.error('TypeError', 'ERR_INVALID_ARG_TYPE', 'The "buf1" argument must be ' + BINARY + '.');
  if (!b) throw native.error('TypeError', 'ERR_INVALID_ARG_TYPE', 'The "buf2" argument must be ' + BINARY + '.');
  if (a.length !== b.length) throw native.error('RangeError', 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH', 'Input buffers must have the same byte length');
  return native.equal(a, b);
}

// Keys from passwords.

function passwordArguments(password, salt, iterations, keylen, digest) {
  string(digest, 'digest');
  password = bytesOf(password, 'utf8', 'password');
  salt = bytesOf(salt, 'utf8', 'salt');
  integer(iterations, 'iterations', 1, MAX);
  integer(keylen, 'keylen', 0, MAX);
  if (!native.known(digest)) throw invalidDigest(digest);
  return [password, salt, iterations, keylen, digest];
}

function pbkdf2(password, salt, iterations, keylen, digest, callback) {
  if (typeof digest === 'function') {
    callback = digest;
    digest = undefined;
  }
  var asked = passwordArguments(password, salt, iterations, keylen, digest);
  native.checkFunction(callback, 'callback');
  native.pbkdf2.apply(null, asked.concat(callback));
}
function pbkdf2Sync(password, salt, iterations, keylen, digest) {
  return native.pbkdf2.apply(null, passwordArguments(password, salt, iterations, keylen, digest));
}

function hkdfArguments(digest, ikm, salt, info, keylen) {
  string(digest, 'digest');
  ikm = bytesOf(ikm instanceof KeyObject ? ikm._bytes : ikm, 'utf8', 'ikm');
  salt = bytesOf(salt, 'utf8', 'salt');
  info = bytesOf(info, 'utf8', 'info');
  integer(keylen, 'length', 0, MAX);
  if (info.length > 1024) native.outOfRange('info', 'must not contain more than 1024 bytes', info.length);
  if (!native.known(digest)) throw invalidDigest(digest);
  if (keylen > 255 * native.known(digest)) throw native.error('RangeError', 'ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
  return [digest, ikm, salt, info, keylen];
}

function hkdf(digest, ikm, salt, info, length, callback) {
  var asked = hkdfArguments(digest, ikm, salt, info, length);
  native.checkFunction(callback, 'callback');
  native.hkdf.apply(null, asked.concat(callback));
}
function hkdfSync(digest, ikm, salt, info, length) {
  return native.hkdf.apply(null, hkdfArguments(digest, ikm, salt, info, length));
}

// What is not there.

function missing(name) {
  return native.error('Error', 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM', 'crypto.' + name + ' is not built yet. Digests, HMACs, random bytes, pbkdf2 and hkdf are.');
}

var built = {
  createHash: createHash, createHmac: createHmac, createSecretKey: createSecretKey, getHashes: native.hashes, hash: hash, getCiphers: function getCiphers() { return []; },
  getCurves: function getCurves() { return []; }, getFips: function getFips() { return 0; }, hkdf: hkdf, hkdfSync: hkdfSync, pbkdf2: pbkdf2, pbkdf2Sync: pbkdf2Sync,
  randomBytes: randomBytes, randomFill: randomFill, randomFillSync: randomFillSync, randomInt: randomInt, randomUUID: randomUUID,
  timingSafeEqual: timingSafeEqual, Hash: Hash, Hmac: Hmac, KeyObject: KeyObject, constants: {}
};
('createCipheriv createDecipheriv createDiffieHellman createDiffieHellmanGroup createECDH createHash createHmac createPrivateKey createPublicKey createSecretKey ' +
  'createSign createVerify diffieHellman getCiphers getCurves getHashes hkdf hkdfSync pbkdf2 pbkdf2Sync generateKeyPair generateKeyPairSync generateKey generateKeySync ' +
  'privateDecrypt privateEncrypt publicDecrypt publicEncrypt randomBytes randomFill randomFillSync randomInt randomUUID scrypt scryptSync sign timingSafeEqual ' +
  'getFips verify hash Cipheriv Decipheriv DiffieHellman ECDH Hash Hmac KeyObject Sign Verify constants').split(' ').forEach(function (name) {
  exports[name] = built[name] || function () { throw missing(name); };
});
exports.pseudoRandomBytes = exports.prng = exports.rng = randomBytes;
['pseudoRandomBytes', 'prng', 'rng'].forEach(function (name) {
  Object.defineProperty(exports, name, { enumerable: false });
});

// The part of Web Crypto that is there: random values.

function Crypto() { throw native.error('TypeError', 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor'); }
Crypto.prototype.getRandomValues = function getRandomValues(data) {
  if (arguments.length === 0) {
    throw native.error('TypeError', 'ERR_MISSING_ARGS', "Failed to execute 'getRandomValues' on 'Crypto': 1 argument required, but only 0 present.");
  }
  var bytes = native.bytes(data), kind = Object.prototype.toString.call(data);
  if (!bytes || !/^\[object (Big)?(Int|Uint)\d+(Clamped)?Array\]$/.test(kind) && !Buffer.isBuffer(data)) {
    throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
  }
  if (bytes.length > 65536) throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
  native.fill(bytes);
  return data;
};
Crypto.prototype.randomUUID = function randomUUID() { return native.uuid(); };
Object.defineProperty(Crypto.prototype, 'subtle', { enumerable: true, configurable: true, get: function () { throw missing('subtle'); } });
if (typeof Symbol === 'function' && Symbol.toStringTag) Object.defineProperty(Crypto.prototype, Symbol.toStringTag, { value: 'Crypto', configurable: true });
Object.defineProperty(Crypto.prototype, 'constructor', { enumerable: false });
exports.webcrypto = Object.create(Crypto.prototype);
exports.getRandomValues = function getRandomValues(array) { return exports.webcrypto.getRandomValues(array); };
