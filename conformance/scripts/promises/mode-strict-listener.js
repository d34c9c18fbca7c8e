// In strict mode uncaughtException comes first, then the event.
// flags: --unhandled-rejections=strict
process.on('uncaughtException', (e, origin) => console.log('uncaught', e.message, origin));
process.on('unhandledRejection', (e) => console.log('unhandled', e.message));
Promise.reject(new Error('x'));
