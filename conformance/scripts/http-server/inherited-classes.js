// Options IncomingMessage and ServerResponse: subclasses by util.inherits.
const http = require('http');
const util = require('util');
const { serve } = require('./_talk.js');
function OldRequest(socket) { http.IncomingMessage.call(this, socket); this.mine = 1; }
util.inherits(OldRequest, http.IncomingMessage);
function OldResponse(req) { http.ServerResponse.call(this, req); this.mine = 2; }
util.inherits(OldResponse, http.ServerResponse);
const text = 'POST /a?b HTTP/1.1\r\nHost: a\r\nX-Y: z\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody';
const server = http.createServer({ IncomingMessage: OldRequest, ServerResponse: OldResponse }, (req, res) => {
  console.log(req instanceof OldRequest, res instanceof OldResponse, req.mine, res.mine, req.url, req.socket === res.socket, res.req === req);
  req.on('data', (d) => console.log(String(d))).on('end', () => { res.statusCode = 201; res.end('old'); });
});
serve(server, [text]);
