// Runs in a process of its own: loads one bundle and says how many milliseconds that took.
const started = performance.now();
require(process.argv[2]);
process.stdout.write(String(performance.now() - started));
// A client may keep a socket or a timer.
process.exit(0);
