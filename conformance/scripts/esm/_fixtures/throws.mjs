console.log('about to throw');
throw new Error('thrown while loading');
