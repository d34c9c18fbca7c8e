// A server that sends every body back while it is still coming in: no request
// is ever held in memory whole.
//
//	uvotto examples/echo.js
//	curl --data-binary @some-file http://127.0.0.1:3000/ > copy

const http = require('http');

const server = http.createServer((request, response) => {
  let bytes = 0;
  response.setHeader('Content-Type', request.headers['content-type'] || 'application/octet-stream');
  request.on('data', (chunk) => {
    bytes += chunk.length;
    // false: the client reads more slowly than it writes. Wait for it.
    if (!response.write(chunk)) {
      request.pause();
      response.once('drain', () => request.resume());
    }
  });
  request.on('end', () => {
    response.end();
    console.log(`${request.method} ${request.url}: ${bytes} bytes there and back`);
  });
});

server.on('error', (err) => {
  console.error(err.message);
  process.exitCode = 1;
});

server.listen(process.argv[2] || 3000, '127.0.0.1', () => {
  console.log(`Echo at http://127.0.0.1:${server.address().port}/, Ctrl-C ends`);
});
