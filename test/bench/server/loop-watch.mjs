/** Put into a server with `--import`: tells who asks how long its event loop was held at most since the last time. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delays = monitorEventLoopDelay({ resolution: 5 });
delays.enable();
process.on('message', () => {
  process.send(delays.max / 1e6);
  delays.reset();
});
process.channel?.unref();
