// require.main is the module that was started.
console.log(require.main === module, process.mainModule === module, module.id, module.parent);
console.log(module.filename === __filename, module.path === __dirname, module.loaded);
console.log(require.cache[__filename] === module);
