// globalThis.crypto
// otto: there are no symbols
console.log(Object.prototype.toString.call(crypto), /^[-0-9a-f]{36}$/.test(crypto.randomUUID()), crypto === require('crypto').webcrypto);
var a = new Uint8Array(16), b = new Uint16Array(4);
console.log(crypto.getRandomValues(a) === a, a.some(Boolean), crypto.getRandomValues(b) === b);
[[1], [new Float32Array(2)], [new Uint8Array(65537)], []].forEach(function (args) {
  try {
    crypto.getRandomValues.apply(crypto, args);
  } catch (e) {
    console.log(e.name, e.message);
  }
});
