import { eventually } from '@handoff/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { operated } from '../../support/operated.ts';
import { consentTo, intakeOf } from '../../support/stories/person.ts';
import { type Supervisor, supervisorOf } from '../../support/stories/supervisor.ts';
import type { Story } from './story.ts';

const [harbor, merrimack] = ['harbor-worker-center', 'merrimack-welcome-center'];
const [fund, college] = ['commonwealth-workforce-fund', 'bayside-community-college'];

type Open = Readonly<{ id: string; intakes: readonly string[]; merged: boolean }>;
type Figures = Readonly<{ network: { people: number } }>;

/** Two worker centers took one person in. She lets the fund that pays both count her once, and says so at each. */
export const countedOnce: Story = (network) =>
  describe('a person whom two agencies took in', () => {
    const asking: Supervisor[] = [];
    const intakes: string[] = [];

    beforeAll(async () => {
      for (const slug of [fund, college]) await network().agency(slug);
      for (const [slug, name] of [
        [harbor, 'Lucía Prueba de la Rosa'],
        [merrimack, 'PRUEBA ROSA, LUCIA'],
      ] as const) {
        const agency = await network().agency(slug);
        asking.push(await supervisorOf(network().exchange, slug));
        const asked = intakeOf(network().person(`once-${slug}`), slug, {
          pathway: 'english-to-work',
          choices: [['learn.esl', college]],
        });
        const { json, status } = await agency.door.post('/v1/intakes', {
          ...asked,
          consents: [...asked.consents, consentTo(fund, ['matching'])],
          person: { ...asked.person, name, birthDate: '1988-02-29' },
        });
        expect(status).toBe(201);
        intakes.push(String(json['intake']));
      }
    });

    const open = async (at: number): Promise<readonly Open[]> =>
      (await asking[at]?.get('/v1/matches'))?.json['matches'] as readonly Open[];
    const says = async (at: number, same: boolean): Promise<void> => {
      const [match] = await open(at);
      expect((await asking[at]?.post(`/v1/matches/${match?.id}/answer`, { same }))?.status).toBe(202);
    };
    const people = async (query: string) =>
      ((await operated(network().exchange, 'outcomes', `/internal/figures${query}`)) as Figures).network
        .people;
    /** How many fewer people the fund counts than agencies have records of. */
    const fewer = (expected: number) =>
      eventually(async () => expect((await people('')) - (await people(`?fund=${fund}`))).toBe(expected), {
        within: 60_000,
        every: 500,
      });

    it('is asked about at each, under that agency’s own ids', async () => {
      for (const at of [0, 1])
        await eventually(async () => {
          expect(await open(at)).toMatchObject([{ intakes: [intakes[at]], likeness: 'same', merged: false }]);
        });
      expect((await open(0))[0]?.id).not.toBe((await open(1))[0]?.id);
    });

    it('counts once for the fund when both said what she said, and twice for everybody else', async () => {
      await eventually(async () => expect(await people('')).toBeGreaterThan(1), { within: 60_000 });
      await fewer(0);
      await says(0, true);
      await says(1, true);
      await fewer(1);
      expect(await open(0)).toMatchObject([{ merged: true }]);
    });

    it('counts as two again as soon as one of them says otherwise, and is not asked about any more', async () => {
      await says(1, false);
      await fewer(0);
      expect([await open(0), await open(1)]).toEqual([[], []]);
    });
  });
