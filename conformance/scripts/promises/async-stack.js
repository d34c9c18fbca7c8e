// The stack of an error in an async function tells who awaits it.
// otto: the callers of what awaited are not in its stack
async function outer() { await middle() }
async function middle() { await inner() }
async function inner() { await null; throw new Error('deep') }
outer().catch((e) => console.log(e.stack.split('\n').filter((l) => l.includes(__filename)).map((l) => l.trim().replace(__filename, 'FILE')).join('\n')));
