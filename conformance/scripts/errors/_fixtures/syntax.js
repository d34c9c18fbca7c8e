var fine = 1;
function f() {
  return fine +;
}
