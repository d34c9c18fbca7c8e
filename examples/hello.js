// The program of Node's front page: a server that says hello.
//
//	uvotto examples/hello.js
//	curl http://127.0.0.1:3000/

const { createServer } = require('http');

const hostname = '127.0.0.1';
const port = 3000;

const server = createServer((request, response) => {
  response.statusCode = 200;
  response.setHeader('Content-Type', 'text/plain');
  response.end('Hello World\n');
});

server.listen(port, hostname, () => {
  console.log(`Server running at http://${hostname}:${port}/`);
});
