// koa 2: middleware as async functions, context, errors, streams
// otto: its packages are written in modern JavaScript
'use strict';
const Koa = require('koa');
const http = require('http');
const { Readable } = require('stream');
const app = new Koa({ keys: ['secret'] });
app.silent = true;
app.on('error', (err) => console.log('app error', err.message));
app.use(async (ctx, next) => {
  const order = ['in'];
  ctx.state.order = order;
  await next();
  order.push('out');
  ctx.set('X-Order', order.join());
});
app.use(async (ctx, next) => {
  switch (ctx.path) {
    case '/': ctx.body = 'hello'; break;
    case '/json': ctx.body = { query: ctx.query, accepts: ctx.accepts('html', 'json') }; break;
    case '/stream': ctx.type = 'text'; ctx.body = Readable.from(['one ', 'two ', 'three']); break;
    case '/throw': ctx.throw(418, 'teapot'); break;
    case '/error': throw new Error('hidden');
    case '/redirect': ctx.redirect('/else'); break;
    case '/cookie': ctx.cookies.set('name', 'value', { signed: true }); ctx.body = ctx.cookies.get('none') ?? 'none'; break;
    case '/buffer': ctx.body = Buffer.from([1, 2, 3]); ctx.lastModified = new Date(1e12); break;
    case '/empty': ctx.status = 204; break;
    default: await next();
  }
});
const server = app.listen(0, '127.0.0.1', async () => {
  for (const path of ['/', '/json?a=b', '/stream', '/throw', '/error', '/redirect', '/cookie', '/buffer', '/empty', '/none']) {
    await new Promise((resolve) => http.get({ port: server.address().port, host: '127.0.0.1', path, headers: { Accept: 'application/json' } }, (res) => {
      let text = '';
      res.setEncoding('latin1').on('data', (s) => { text += s; }).on('end', () => {
        delete res.headers.date;
        console.log(path, res.statusCode, JSON.stringify(res.headers), JSON.stringify(text));
        resolve();
      });
    }));
  }
  server.close();
});
