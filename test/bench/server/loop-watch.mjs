/**
 * Put into a server with `--import`: tells who asks how long its event loop was held at most since the last time, by the clock and in
 * processor time (another process may have had the processor), and the processor time of all.
 */
const TICK = 5;
let [clock, used] = [performance.now(), process.cpuUsage()];
let [began, held, heldUsed] = [process.cpuUsage(), 0, 0];

const millisecondsOf = ({ user, system }) => (user + system) / 1_000;

setInterval(() => {
  const passed = performance.now() - clock;
  const worked = millisecondsOf(process.cpuUsage(used));
  [clock, used] = [performance.now(), process.cpuUsage()];
  held = Math.max(held, passed - TICK);
  heldUsed = Math.max(heldUsed, Math.min(passed - TICK, worked));
}, TICK).unref();

process.on('message', () => {
  const memory = process.memoryUsage.rss() / 1e6;
  process.send({ held, heldUsed, memory, processor: millisecondsOf(process.cpuUsage(began)) });
  [began, held, heldUsed] = [process.cpuUsage(), 0, 0];
});
process.channel?.unref();
