import { type Check, failed, passed } from './check.ts';

export const connected: Check = {
  id: 'HC-01',
  level: 'MUST',
  ways: ['kafka', 'rest', 'csv'],
  title: 'The system is there, with its own credentials',
  reason: 'Nothing else can be judged of a system that never comes.',
  mend: 'Kafka: read your `.out` in a group that begins with your `groupPrefix`. REST and CSV: send every request to the address the kit prints, with your token.',
  link: 'docs/partners/rest.md#1-say-who-you-are',
  judge: ({ way, groups, seen }) => {
    if (way === 'kafka')
      return groups.length > 0
        ? passed(`reads .out in ${groups.map(({ group }) => group).join(', ')}`)
        : failed('no group of its own reads its .out');
    const let_in = seen.filter(({ status }) => status !== 401 && status !== 403);
    if (let_in.length > 0) return passed(`${let_in.length} requests`);
    return failed(
      seen.length === 0 ? 'no request came through the door of the kit' : 'every request was refused: 401',
    );
  },
};
