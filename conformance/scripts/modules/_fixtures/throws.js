global.attempts = (global.attempts || 0) + 1;
throw new Error("attempt " + global.attempts);
