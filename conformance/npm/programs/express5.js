// express 5: rejected promises are errors, new paths, bodies
// otto: its packages are written in modern JavaScript
'use strict';
const express = require('express5');
const app = express();
app.use(express.json());
app.get('/', async (req, res) => { await null; res.send('hello'); });
app.get('/fails', async () => { await null; throw new Error('rejected'); });
app.get('/files/*path', (req, res) => res.json(req.params));
app.get('/user/:id{/:what}', (req, res) => res.json({ ...req.params }));
app.post('/json', (req, res) => res.json(req.body ?? null));
app.get('/query', (req, res) => res.json(req.query));
app.use((err, req, res, next) => { res.status(err.status ?? 500).json({ error: err.message }); });
const server = app.listen(0, '127.0.0.1', async () => {
  const http = require('http');
  const ask = (method, path, body) => new Promise((resolve, reject) => {
    http.request({ port: server.address().port, host: '127.0.0.1', method, path, headers: body ? { 'Content-Type': 'application/json' } : {} }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (s) => { text += s; }).on('end', () => resolve([method, path, res.statusCode, res.headers['content-type'], res.headers.etag, text]));
    }).on('error', reject).end(body);
  });
  console.log(await ask('GET', '/'));
  console.log(await ask('GET', '/fails'));
  console.log(await ask('GET', '/files/a/b/c.txt'));
  console.log(await ask('GET', '/user/1'));
  console.log(await ask('GET', '/user/1/edit'));
  console.log(await ask('POST', '/json', '{"deep":{"er":[1]}}'));
  console.log(await ask('POST', '/json', 'broken'));
  console.log(await ask('GET', '/query?a=1&a=2&b[c]=3'));
  console.log((await ask('GET', '/nowhere')).slice(0, 4));
  server.close();
});
