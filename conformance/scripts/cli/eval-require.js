// require in -e starts from the working directory.
// command: -e "require('./_fixtures/preload-two'); console.log(preloaded, module.children.length)"
