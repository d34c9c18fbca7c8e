// Options IncomingMessage and ServerResponse: subclasses.
const http = require('http');
const { serve } = require('./_talk.js');
class Request extends http.IncomingMessage {
  get path() { return this.url.split('?')[0]; }
}
class Response extends http.ServerResponse {
  send(text) { this.setHeader('Content-Type', 'text/x'); this.end(text); }
}
const text = 'POST /a?b HTTP/1.1\r\nHost: a\r\nX-Y: z\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody';
const modern = http.createServer({ IncomingMessage: Request, ServerResponse: Response }, (req, res) => {
  console.log(req instanceof Request, res instanceof Response, req.path, req.headers['x-y'], res.req === req, req.method);
  req.on('data', (d) => console.log(String(d))).on('end', () => res.send('modern'));
});
serve(modern, [text]);
