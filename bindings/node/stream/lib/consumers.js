'use strict';
var each = need('iterate').each;

// require('stream/consumers')
async function blob(stream) {
  var chunks = [];
  await each(stream, function (chunk) { chunks.push(chunk); });
  return new Blob(chunks);
}
async function arrayBuffer(stream) {
  return (await blob(stream)).arrayBuffer();
}
async function buffer(stream) {
  return Buffer.from(await arrayBuffer(stream));
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
