// The picture and the stack show the function that threw.
function outer() {
  inner();
}
function inner() {
    throw new TypeError('deep inside');
}
outer();
