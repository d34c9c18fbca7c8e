// -p prints before the loop runs.
// command: -p "setTimeout(function () { console.log('later') }, 1); 'now'"
