// The options of http.Server: what they become, and which are refused.
const http = require('http');
const { attempt } = require('./_talk.js');
for (const name of ['requestTimeout', 'headersTimeout', 'keepAliveTimeout', 'connectionsCheckingInterval']) {
  for (const value of [0, 1, -1, 1.5, NaN, '1', null, true, {}, 1e20]) {
    const options = {};
    options[name] = value;
    attempt(name, () => http.createServer(options)[name]);
  }
}
for (const name of ['requireHostHeader', 'joinDuplicateHeaders', 'insecureHTTPParser', 'noDelay', 'keepAlive', 'rejectNonStandardBodyWrites']) {
  for (const value of [true, false, 1, 'x', null, {}]) {
    const options = {};
    options[name] = value;
    attempt(name + ' ' + String(value), () => typeof http.createServer(options));
  }
}
for (const name of ['maxHeaderSize', 'keepAliveInitialDelay', 'highWaterMark', 'uniqueHeaders', 'IncomingMessage', 'ServerResponse']) {
  for (const value of [0, 1, -1, 1.5, NaN, '1', null, [], {}]) {
    const options = {};
    options[name] = value;
    attempt(name + ' ' + String(value), () => typeof http.createServer(options));
  }
}
attempt('both', () => { const s = http.createServer({ requestTimeout: 10, headersTimeout: 5 }); return s.requestTimeout + ' ' + s.headersTimeout; });
attempt('less', () => { const s = http.createServer({ requestTimeout: 1000 }); return s.requestTimeout + ' ' + s.headersTimeout; });
attempt('none', () => { const s = http.createServer({ requestTimeout: 0 }); return s.requestTimeout + ' ' + s.headersTimeout; });
for (const listener of [null, undefined, 0, 5, 'x', {}]) attempt('listener ' + String(listener), () => http.createServer(listener).listenerCount('request'));
for (const listener of [null, undefined, 0, 5, 'x', {}]) attempt('second ' + String(listener), () => http.createServer({}, listener).listenerCount('request'));
const server = http.createServer();
for (const name of ['timeout', 'maxHeadersCount', 'maxRequestsPerSocket', 'keepAliveTimeout', 'headersTimeout', 'requestTimeout', 'maxHeaderSize', 'insecureHTTPParser', 'requireHostHeader', 'joinDuplicateHeaders', 'noDelay', 'keepAlive', 'keepAliveInitialDelay', 'httpAllowHalfOpen', 'rejectNonStandardBodyWrites', 'allowHalfOpen', 'pauseOnConnect', 'highWaterMark']) console.log(name, server[name]);
