// It waits for a debugger.
console.log("started");
