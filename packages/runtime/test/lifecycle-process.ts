import { createLogger, start } from '../src/index.ts';

const waiting = () => {
  const timer = setInterval(() => {}, 1_000);
  return () => {
    clearInterval(timer);
    process.stdout.write('stopped\n');
  };
};

await start({
  name: 'handoff-test',
  log: createLogger({ service: 'test' }),
  steps: [{ name: 'waiting', start: waiting }],
});
process.stdout.write('ready\n');
if (process.env.CRASH) setImmediate(() => void Promise.reject(new TypeError('Ana Canaria')));
