import { expect, it } from 'vitest';
import { planted } from '../test/partners/planted.ts';
import { catalogue } from './checks/catalogue.ts';

// A webhook is the same whichever way a partner is connected otherwise.
const aboutWebhooks: ReadonlySet<string> = new Set(['HC-13', 'HC-14', 'HC-15']);

it('every check has a system that fails it, by each way that it judges', () => {
  const wanted = catalogue.flatMap(({ id, ways }) =>
    aboutWebhooks.has(id) ? [`webhook ${id}`] : ways.map((way) => `${way} ${id}`),
  );
  // What is told twice over REST is told by a webhook: a feed that is asked says everything once.
  const caught = planted.map(([by, , check]) =>
    check === 'HC-05' && by === 'webhook' ? 'rest HC-05' : `${by} ${check}`,
  );
  expect(wanted.filter((each) => !caught.includes(each))).toEqual([]);
});
