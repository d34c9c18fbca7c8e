// A signal with a listener is an event; the listener does not keep the program alive.
process.on('SIGUSR2', (name, number) => {
  console.log(name, number, process.listenerCount('SIGUSR2'));
  clearTimeout(waits);
});
const waits = setTimeout(() => console.log('never'), 5000);
process.kill(process.pid, 'SIGUSR2');
process.on('SIGTERM', () => {});
