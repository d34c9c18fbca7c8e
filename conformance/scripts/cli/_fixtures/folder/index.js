console.log("the index of a folder", process.argv[1].slice(-7), __filename.slice(-8));
