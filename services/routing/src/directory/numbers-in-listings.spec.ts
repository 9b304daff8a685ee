import { expect, it } from 'vitest';
import { hostedRouting } from '../testing/hosted-routing.ts';
import { listedOf } from './directory.samples.ts';

// Made up: no number of this area was ever given out.
const number = '987-65-4321';

const importing = async (...listings: readonly unknown[]) => {
  const routing = hostedRouting();
  const body = { source: 'north-shore', run: 'run-00000001', listings };
  const answer = await routing.call('operator', 'POST', '/internal/listings', { body });
  await routing.settle();
  const published = routing.broker
    .records('handoff.directory')
    .map(({ payload }) => payload.toString('utf8'));
  const { results } = answer as { results: readonly Readonly<Record<string, unknown>>[] };
  return { results, said: JSON.stringify(answer), published };
};

const whole = listedOf();
const texts = Object.entries(whole).flatMap(([field, value]) => (typeof value === 'string' ? [field] : []));

it.each([...texts, 'documents', 'description', 'terms', 'unit', 'feeText'])(
  'A listing with a number nobody wants here in %s is not taken, and the number is not repeated',
  async (field) => {
    const value = field === 'documents' ? [`like ${number}`] : number;
    const { results, said, published } = await importing({ ...whole, [field]: value });
    expect(results).toMatchObject([{ kind: 'refused', code: 'identifier-not-wanted' }]);
    expect(results[0]?.['at']).toContain(`listings[0].${field}`);
    expect(said).not.toContain(number);
    expect(published).toEqual([]);
  },
);

it('A field that is named after such a number is not repeated either', async () => {
  const { results, said } = await importing({ ...whole, [number]: 'x' });
  expect(results).toMatchObject([{ kind: 'refused', code: 'identifier-not-wanted', at: 'listings[0]' }]);
  expect(said).not.toContain(number);
});

it('A listing may say which papers to bring, and whom to call', async () => {
  const description = 'Bring a paper with your picture, and form 1040. Call 617-555-0123.';
  const { results } = await importing({ ...whole, description, phone: '617-555-0123' });
  expect(results).toMatchObject([{ kind: 'listed' }]);
});
