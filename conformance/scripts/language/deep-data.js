// Deep data is read and written, or refused, and never the end of the program.
let text = '['.repeat(1000) + ']'.repeat(1000);
let depth = 0;
for (let v = JSON.parse(text); v; v = v[0]) depth++;
console.log(depth, JSON.stringify(JSON.parse(text)) === text);
let deep = {};
for (let i = 0; i < 1e5; i++) deep = { deep };
for (const f of [() => JSON.stringify(deep), () => JSON.parse('['.repeat(1e6)), () => Function('return ' + '['.repeat(1e6)), () => new RegExp('('.repeat(1e5) + ')'.repeat(1e5))]) {
  try { f(); console.log('done') } catch (e) { console.log(e instanceof Error) }
}
