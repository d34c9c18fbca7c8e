// joinDuplicateHeaders, uniqueHeaders, requireHostHeader, maxHeadersCount.
const http = require('http');
const { serve } = require('./_talk.js');
const text = 'GET / HTTP/1.1\r\nHost: h\r\nAge: 1\r\nAge: 2\r\nFrom: a\r\nFrom: b\r\nX: 1\r\nX: 2\r\nCookie: a\r\nCookie: b\r\nSet-Cookie: c\r\nSet-Cookie: d\r\nConnection: close\r\n\r\n';
const show = (req, res) => { console.log(req.headers); console.log(req.headersDistinct.age); res.setHeader('X-Many', ['a', 'b']); res.setHeader('Set-Cookie', ['c', 'd']); res.setHeader('Cookie', ['e', 'f']); res.end(); };
serve(http.createServer({ joinDuplicateHeaders: true }, show), [text], () => {
  serve(http.createServer({ uniqueHeaders: ['X-Many', 'set-cookie'] }, show), [text], () => {
    serve(http.createServer({ requireHostHeader: false }, show), ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n'], () => {
      serve(http.createServer(show), ['GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n'], () => {
        const few = http.createServer(show);
        few.maxHeadersCount = 3;
        serve(few, [text], () => {
          const all = http.createServer(show);
          all.maxHeadersCount = 0;
          serve(all, [text]);
        });
      });
    });
  });
});
