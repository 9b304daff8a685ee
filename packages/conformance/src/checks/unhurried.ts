import { type Check, failed, passed } from './check.ts';

const windowMs = 3_000;
const most = 24;

export const unhurried: Check = {
  id: 'HC-11',
  level: 'SHOULD',
  ways: ['rest', 'csv'],
  title: 'It does not ask without a pause',
  reason: 'Asking costs the exchange and you; a webhook tells you the moment something is new.',
  mend: `Pause between questions, longer while nothing comes, or set up a webhook. Most that is well: ${most / 3} requests a second.`,
  link: 'docs/partners/webhooks.md',
  judge: ({ seen }) => {
    const asking = seen.filter(({ method }) => method === 'GET').map(({ at }) => at);
    const busiest = Math.max(
      0,
      ...asking.map((from, index) => asking.slice(index).filter((at) => at < from + windowMs).length),
    );
    const saw = `at most ${busiest} questions in ${windowMs / 1_000} s`;
    return busiest <= most ? passed(saw) : failed(saw);
  },
};
