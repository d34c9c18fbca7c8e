const x = await 'awaited';
console.log(x);
