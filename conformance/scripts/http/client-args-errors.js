// What http.request says of options that are wrong.
var http = require('http');
function t(f) {
  try { f(); console.log('no error'); } catch (e) { console.log(e.name, e.code, e.message.split('\n')[0]); }
}
function req(options) { t(function () { http.request(options); }); }
req({ hostname: 5 });
req({ host: {} });
req({ agent: 5 });
req({ agent: {} });
req({ agent: true });
req({ method: 5 });
req({ method: 'a b' });
req({ path: '/a b' });
req({ path: '/\u0100' });
req({ path: '/a\n' });
req({ protocol: 'https:' });
req({ protocol: 'x' });
req({ timeout: 'x' });
req({ timeout: -1 });
req({ timeout: NaN });
req({ maxHeaderSize: 'x' });
req({ maxHeaderSize: 1.5 });
req({ maxHeaderSize: -1 });
req({ insecureHTTPParser: 1 });
req({ joinDuplicateHeaders: 1 });
req({ signal: 1 });
req({ headers: ['a'] });
req({ headers: [['a b', 'c']] });
req({ headers: { 'a b': 1 } });
req({ headers: { a: undefined } });
req({ headers: { a: '\u0001' } });
req({ headers: { a: ['x', '\u0100'] } });
req({ auth: 5 });
req({ headers: { host: 5 } });
req({ port: 99999 });
req({ port: 'x' });
req({ localAddress: 'x', port: 1 });
req({ lookup: 5, host: 'localhost', port: 1 });
req({ socketPath: 5 });
req({ uniqueHeaders: [5] });
t(function () { http.request('foo'); });
t(function () { http.request('https://localhost/'); });
t(function () { http.request({}, 5); });
t(function () { http.get({ method: '\u0000' }); });
t(function () { new http.Agent({ scheduling: 'x' }); });
t(function () { new http.Agent({ maxTotalSockets: 'x' }); });
t(function () { new http.Agent({ maxTotalSockets: 0 }); });
