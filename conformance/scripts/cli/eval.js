// -e runs code; its arguments follow argv[0].
// command: -e "console.log(process.argv.slice(1), process.execArgv.length)" a -b
