// A reason that only looks like an error is shown as it is.
Promise.reject({ stack: 'not much', code: 'E' });
