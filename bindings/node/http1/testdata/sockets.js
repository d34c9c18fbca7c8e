// Sends each input on stdin, a JSON array of { in, method }, over a raw socket
// to an http.Server ("node sockets.js requests"), or back to an http.request
// ("node sockets.js responses"), and prints what each saw as a JSON array.
'use strict';
const http = require('http');
const net = require('net');

const latin1 = (b) => b.toString('latin1');
const failed = (e) => ['error', e.code, String(e.reason), String(e.bytesParsed)];

// What a message says, and what becomes of it later.
function message(m, keepAlive, line) {
  const seen = { head: ['head', m.httpVersion, ...line, String(m.upgrade === true), keepAlive, ...m.rawHeaders], body: '', end: null };
  if (m.on) {
    m.on('data', (b) => { seen.body += latin1(b); });
    m.on('end', () => { seen.end = ['complete', ...m.rawTrailers]; });
    m.on('error', () => {});
  }
  return seen;
}

function events(messages, end) {
  const list = [];
  for (const m of messages) {
    list.push(m.head);
    if (m.body) list.push(['body', m.body]);
    if (m.end) list.push(m.end);
  }
  return end ? [...list, end] : list;
}

function request({ in: text }, done) {
  const seen = [];
  let end = null;
  const server = http.createServer({ requireHostHeader: false });
  const line = (m) => [String(m.method), m.url];
  const accept = (req, res) => seen.push(message(req, String(res.shouldKeepAlive), line(req)));
  const upgrade = (req, socket, head) => {
    const m = message(req, '?', line(req));
    m.end = ['complete'];
    seen.push(m);
    end = ['upgrade', String(text.length - head.length)];
    socket.on('error', () => {});
    finish(socket);
  };
  const finish = (socket) => setImmediate(() => setImmediate(() => {
    socket.destroy();
    server.close();
    done(events(seen, end));
  }));
  server.maxHeadersCount = 0;
  server.on('request', accept).on('checkContinue', accept).on('checkExpectation', accept);
  server.on('upgrade', upgrade).on('connect', upgrade);
  server.on('connection', (socket) => socket.on('end', () => end && end[0] === 'upgrade' || finish(socket)));
  // Of several errors only the first is the parser's.
  server.on('clientError', (e, socket) => {
    end ??= failed(e);
    if (e.code === 'HPE_INVALID_EOF_STATE') end[3] = 'EOF';
  });
  server.listen(0, () => {
    const socket = net.connect(server.address().port);
    socket.on('error', () => {});
    socket.end(text, 'latin1');
  });
}

function response({ in: text, method }, done) {
  const seen = [];
  let end = null;
  const server = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(text, 'latin1'));
  });
  const line = (m) => [String(m.statusCode), m.statusMessage];
  server.listen(0, () => {
    const req = http.request({ port: server.address().port, method: method || 'GET', agent: false, headers: {} });
    const upgrade = (res, socket, head) => {
      const m = message(res, '?', line(res));
      m.end = ['complete'];
      seen.push(m);
      end = ['upgrade', String(text.length - head.length)];
      socket.destroy();
    };
    req.on('information', (m) => {
      seen.push(message(m, '?', line(m)));
      seen[seen.length - 1].end = ['complete'];
    });
    req.on('response', (res) => {
      seen.push(message(res, '?', line(res)));
      res.on('aborted', () => { end ??= ['error', 'EOF']; });
    });
    req.on('upgrade', upgrade).on('connect', upgrade);
    req.on('error', (e) => { end ??= e.code === 'ECONNRESET' ? ['error', 'EOF'] : failed(e); });
    req.on('close', () => setImmediate(() => setImmediate(() => {
      server.close();
      done(events(seen, end));
    })));
    req.end();
  });
}

let input = '';
process.stdin.on('data', (b) => { input += b; }).on('end', () => {
  const list = JSON.parse(input);
  const run = { requests: request, responses: response }[process.argv[2]];
  const answers = [];
  (function next() {
    if (answers.length === list.length) return process.stdout.write(JSON.stringify(answers));
    run(list[answers.length], (a) => {
      answers.push(a);
      next();
    });
  })();
});
