'use strict';
var each = need('iterate').each;

// require('stream/consumers')
async function blob(stream) {
  var chunks = [];
  await each(stream, function (chunk) { chunks.push(chunk); });
  return new Blob(chunks);
}
async function buffer(stream) {
  var chunks = [];
  await each(stream, function (chunk) { chunks.push(Buffer.from(chunk)); });
  return Buffer.from(Buffer.concat(chunks));
}
async function arrayBuffer(stream) {
  return new Uint8Array(await buffer(stream)).buffer;
}
async function text(stream) {
  var decoder = new TextDecoder(), out = '';
  await each(stream, function (chunk) {
    out += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  });
  return out + decoder.decode();
}
async function json(stream) {
  return JSON.parse(await text(stream));
}

exports.arrayBuffer = arrayBuffer;
exports.blob = blob;
exports.buffer = buffer;
exports.text = text;
exports.json = json;
