// The headers of a response: set, append, list, refuse.
const http = require('http');
const { attempt } = require('./_talk.js');
const res = new http.ServerResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1 });
attempt('set', () => res.setHeader('X-One', 1) === res);
attempt('array', () => res.setHeader('X-Many', ['a', 2, 'c']) === res);
attempt('append new', () => res.appendHeader('X-App', 'a') === res);
attempt('append more', () => res.appendHeader('x-app', 'b').getHeader('X-APP'));
attempt('append array', () => res.appendHeader('X-App', ['c', 'd']).getHeader('X-APP'));
attempt('names', () => res.getHeaderNames());
attempt('raw names', () => res.getRawHeaderNames());
attempt('headers', () => res.getHeaders());
attempt('proto', () => Object.getPrototypeOf(res.getHeaders()));
attempt('has', () => [res.hasHeader('x-one'), res.hasHeader('nothing')]);
attempt('get', () => [res.getHeader('X-ONE'), res.getHeader('nothing')]);
attempt('remove', () => { res.removeHeader('X-oNe'); return res.hasHeader('x-one'); });
for (const name of [undefined, null, 5, '', 'a b', 'a:', 'é', {}, [], 'ok']) {
  attempt('setHeader ' + String(name), () => res.setHeader(name, 'v') === res);
  attempt('getHeader ' + String(name), () => res.getHeader(name));
  attempt('hasHeader ' + String(name), () => res.hasHeader(name));
  attempt('removeHeader ' + String(name), () => res.removeHeader(name));
  attempt('appendHeader ' + String(name), () => res.appendHeader(name, 'v') === res);
}
for (const value of [undefined, null, 0, true, '', 'a\tb', 'a\nb', 'a\u0000', 'é', 'ÿ', 'Ā', ['a', undefined], ['a\n'], {}, []]) {
  attempt('value ' + JSON.stringify(value), () => { res.setHeader('v', value); return res.getHeader('v'); });
  attempt('validate ' + JSON.stringify(value), () => http.validateHeaderValue('v', value));
}
for (const name of ['a', '', 'a b', 5, undefined, null]) attempt('validateName ' + String(name), () => http.validateHeaderName(name));
attempt('validateName label', () => http.validateHeaderName('a b', 'Label'));
for (const headers of [undefined, null, 5, 'x', {}, [], ['a', 'b'], [['a', 'b']]]) attempt('setHeaders ' + JSON.stringify(headers), () => res.setHeaders(headers) === res);
