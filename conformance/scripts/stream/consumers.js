// stream/consumers.
// otto: there is no async iteration
const c = require('stream/consumers');
const { Readable } = require('stream');
async function main() {
  console.log(await c.text(Readable.from([Buffer.from([0xe2, 0x82]), Buffer.from([0xac]), 'x'])));
  console.log(await c.json(Readable.from(['{"a":', '1}'])));
  console.log(await c.buffer(Readable.from([Buffer.from('ab'), Buffer.from('c')])));
  console.log(new Uint8Array(await c.arrayBuffer(Readable.from([Buffer.from('z')]))));
  try { await c.json(Readable.from(['{'])); } catch (e) { console.log(e.name); }
}
main();
