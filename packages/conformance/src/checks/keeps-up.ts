import { type Check, failed, passed } from './check.ts';

export const keepsUp: Check = {
  id: 'HC-08',
  level: 'MUST',
  ways: ['kafka', 'rest'],
  title: 'It reads on to the end, and keeps its place',
  reason: 'Topics are kept for 7 days, the feed for four weeks: what was not read by then is gone.',
  mend: 'Kafka: commit what you dealt with. REST: store `next` once a page is dealt with, and ask again with after=<next>.',
  link: 'docs/partners/rest.md#3-hear-back',
  judge: ({ way, groups, seen, newestPosition }) => {
    if (way === 'kafka') {
      const behind = groups.filter(({ lag }) => lag > 0);
      return behind.length === 0
        ? passed('every group of its own stands at the end of .out')
        : failed(behind.map(({ group, lag }) => `${group} is ${lag} messages behind`).join(', '));
    }
    const asked = seen
      .filter(({ path }) => path === '/v1/events')
      .map(({ query }) => Number(query.get('after') ?? -1));
    const single = seen.filter(({ path, status }) => path.startsWith('/v1/events/') && status === 200);
    const reached = Math.max(-1, ...asked);
    if (reached >= newestPosition) return passed(`asked on from ${reached}, the newest position`);
    if (asked.length === 0 && single.length > 0)
      return passed(`fetched ${single.length} events that webhooks named`);
    return failed(`asked from ${reached} at most, though its feed goes to ${newestPosition}`);
  },
};
