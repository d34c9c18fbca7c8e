// Reading a Blob: text, arrayBuffer, bytes; iterables and views as sources; what is promised to a wrong this.
// otto: there are no symbols
const { Blob, File } = require('buffer');
(async () => {
  const b = new Blob(['h\u00e9llo ', new Uint8Array([1, 2, 3]).subarray(1), new Uint16Array([0x4142]).buffer, new DataView(new ArrayBuffer(1))]);
  console.log(b.size, JSON.stringify(await b.text()), await b.arrayBuffer(), await b.bytes());
  console.log(await b.slice(1, 3).text(), await new Blob([b.slice(0, 1), b.slice(3)]).slice(0, 4).text());
  console.log(JSON.stringify(await new Blob(['\ufeffx']).text()), JSON.stringify(await new Blob([Buffer.from([0xff])]).text()), JSON.stringify(await new Blob(['\ud83d']).text()));
  console.log(await new Blob(new Set(['a', 'b'])).text(), await new Blob((function* () { yield 'y'; yield 1; })()).text(), await new Blob(new Uint8Array([1, 2])).text());
  console.log(JSON.stringify(await new Blob(['a\r\nb\rc'], { endings: 'native' }).text()), await new File(['f'], 'n').text());
  for (const name of ['text', 'arrayBuffer']) await Blob.prototype[name].call({}).catch((e) => console.log(name, e.name, e.code, e.message));
  const a = await b.arrayBuffer();
  new Uint8Array(a).fill(0);
  console.log((await b.text()).slice(0, 3), Object.prototype.toString.call(b), Object.prototype.toString.call(new File([], 'x')));
  try { new Blob([Symbol()]); } catch (e) { console.log(e.name, e.message); }
})();
