import { eventually } from '@handoff/testkit';
import { erase } from '../lab/erase.ts';
import type { Lab } from '../lab/lab.ts';
import { allReady } from '../lab/processes.ts';

type Parked = { streams: readonly unknown[] };
type Redriven = { results: readonly { because?: string }[] };

/** What people do about parked messages: wait for one, bring it back, and again should the process die of it. */
const redrive = async ({ operator, ...lab }: Lab): Promise<void> => {
  const parked = async () => {
    const { streams } = (await operator.get('eligibility', '/internal/parked')) as Parked;
    if (streams.length === 0) throw new Error('nothing is parked in eligibility');
  };
  await eventually(parked, { within: 60_000, every: 200 });
  await operator.post('eligibility', '/internal/parked/redrive', {}).catch(() => undefined);
  await allReady(lab);
  const again = async () => {
    const { results } = (await operator.post('eligibility', '/internal/parked/redrive', {})) as Redriven;
    if (results.some(({ because }) => because !== undefined)) throw new Error('still parked');
  };
  await eventually(again, { within: 90_000, every: 1_000 });
};

/** Failpoints that nobody passes by daily work. */
export const provocations: Readonly<Record<string, (lab: Lab, person: string) => Promise<void>>> = {
  'parked.redriven-before-clear': redrive,
  'key.before-destroy': erase,
};
