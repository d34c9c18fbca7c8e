// A reason that only looks like an error is shown as it is.
// otto: otto has no promises.
Promise.reject({ stack: 'not much', code: 'E' });
