// express 4: routing, parameters, static files, JSON and form bodies, errors.
'use strict';
var express = require('express'), http = require('http'), fs = require('fs'), path = require('path'), os = require('os');
var folder = fs.mkdtempSync(path.join(os.tmpdir(), 'static-'));
fs.writeFileSync(path.join(folder, 'page.html'), '<p>static</p>\n');
fs.writeFileSync(path.join(folder, 'data.json'), '{"a":1}');
fs.utimesSync(path.join(folder, 'page.html'), 1e9, 1e9);
var app = express();
app.set('env', 'test');
app.use(function (req, res, next) { req.seen = []; res.set('X-Seen', 'yes'); next(); });
app.use('/files', express.static(folder, { index: false, maxAge: 1000 }));
app.use(express.json({ limit: 100 }));
app.use(express.urlencoded({ extended: true }));
app.param('id', function (req, res, next, id) { req.seen.push('param ' + id); next(); });
app.get('/', function (req, res) { res.send('hello ' + req.query.who); });
app.get('/user/:id/:what?', function (req, res) { res.json({ params: req.params, seen: req.seen, query: req.query, ip: typeof req.ip, path: req.path }); });
app.get(/^\/re(gex)?$/, function (req, res) { res.type('txt').send(String(req.params[0])); });
app.post('/json', function (req, res) { res.status(201).json({ got: req.body }); });
app.post('/form', function (req, res) { res.send(req.body); });
app.all('/all', function (req, res) { res.send(req.method); });
app.get('/redirect', function (req, res) { res.redirect(301, '/there?a=b'); });
app.get('/cookie', function (req, res) { res.cookie('name', 'va lue', { httpOnly: true, path: '/x' }).clearCookie('old').send('ok'); });
app.get('/format', function (req, res) { res.format({ text: function () { res.send('text'); }, html: function () { res.send('<b>html</b>'); }, json: function () { res.send({ json: true }); } }); });
app.get('/chain', function (req, res, next) { req.seen.push(1); next(); }, [function (req, res, next) { req.seen.push(2); next('route'); }, function () {}], function () {});
app.get('/chain', function (req, res) { res.json(req.seen); });
app.get('/throw', function () { throw new Error('thrown'); });
app.get('/download', function (req, res) { res.attachment('€ name.txt').send(Buffer.from('bytes')); });
var router = express.Router({ mergeParams: true });
router.use(function (req, res, next) { req.seen.push('router'); next(); });
router.route('/thing').get(function (req, res) { res.send(req.baseUrl + ' ' + req.params.id + ' ' + req.seen); }).delete(function (req, res) { res.sendStatus(204); });
app.use('/sub/:id', router);
app.use(function (err, req, res, next) { res.status(err.status || 500).send('error: ' + err.message + '\n'); });

var server = app.listen(0, '127.0.0.1', function () {
  var asks = [
    ['GET', '/?who=w%20orld'], ['GET', '/user/7/edit?x[y]=1&x[z]=2'], ['GET', '/user/7'], ['GET', '/re'], ['GET', '/regex'],
    ['POST', '/json', 'application/json', '{"a":[1,2]}'], ['POST', '/json', 'application/json', '{broken'], ['POST', '/json', 'application/json', '{"a":"' + new Array(200).join('x') + '"}'],
    ['POST', '/form', 'application/x-www-form-urlencoded', 'a=1&b[]=2&b[]=3&c[d]=e+f'], ['PATCH', '/all'], ['OPTIONS', '/all'], ['HEAD', '/'], ['GET', '/redirect'], ['GET', '/cookie'],
    ['GET', '/format', null, null, { Accept: 'application/json' }], ['GET', '/format', null, null, { Accept: 'text/html;q=0.5,text/plain' }], ['GET', '/format', null, null, { Accept: 'image/png' }],
    ['GET', '/chain'], ['GET', '/throw'], ['GET', '/download'], ['GET', '/sub/9/thing'], ['DELETE', '/sub/9/thing'], ['GET', '/nothing/here'], ['GET', '/%zz'],
    ['GET', '/files/page.html'], ['GET', '/files/data.json', null, null, { Range: 'bytes=1-3' }], ['GET', '/files/page.html', null, null, { 'If-Modified-Since': 'Sun, 09 Sep 2001 01:46:40 GMT' }],
    ['GET', '/files/none'], ['GET', '/files/../secret'], ['GET', '/', null, null, { 'If-None-Match': 'W/"f-KgDkzLGPm/4WcvqqgzVfDnCzgmM"' }]
  ];
  (function next() {
    var ask = asks.shift();
    if (!ask) {
      fs.rmSync(folder, { recursive: true });
      server.close();
      return;
    }
    var headers = Object.assign({ Connection: 'close' }, ask[4]);
    if (ask[2]) headers['Content-Type'] = ask[2];
    http.request({ port: server.address().port, host: '127.0.0.1', method: ask[0], path: ask[1], headers: headers }, function (res) {
      var text = '';
      res.setEncoding('utf8').on('data', function (s) { text += s; }).on('end', function () {
        delete res.headers.date;
        if (/data.json/.test(ask[1])) { delete res.headers['last-modified']; delete res.headers.etag; }
        console.log(ask[0], ask[1], res.statusCode, res.statusMessage, JSON.stringify(res.headers));
        console.log(text);
        next();
      });
    }).end(ask[3]);
  })();
});
