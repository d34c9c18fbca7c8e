// An error without message.
throw new Error();
