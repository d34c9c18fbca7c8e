// Lines are true in files whose syntax is rewritten.
// otto: otto is an ES5 engine; what lowering does not reach is a SyntaxError.
async function* numbers() { yield 1 }


async function main() {
  for await (const x of numbers()) {
    x.missing.y;
  }
}
main();
