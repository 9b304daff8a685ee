import { beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '../../support/stories/agency.ts';
import type { Story } from './story.ts';

const college = 'bayside-community-college';

/** Nobody can be called: one has no phone, the other's is answered by somebody else. The way leads over who referred them. */
export const withoutPhone: Story = (network) =>
  describe('the person without a phone', () => {
    let center: Agency;
    let classroom: Agency;
    const referrals: Record<string, string> = {};
    const own = (name: string) => network().person(`unreachable-${name}`);
    const of = (name: string) => referrals[name] ?? '';

    beforeAll(async () => {
      center = await network().agency('merrimack-welcome-center');
      classroom = await network().agency(college);
      const contacts = { none: [], unsafe: [{ kind: 'phone', value: '+1 978 555 0143', safe: false }] };
      for (const [name, ways] of Object.entries(contacts)) {
        await center.refers(own(name), {
          pathway: 'english-to-work',
          choices: [['learn.esl', college]],
          contacts: ways,
        });
        const offered = await center.hears({ localRef: own(name), to: college, status: 'offered' });
        referrals[name] = String(offered.data['reference']);
        await classroom.hears({ reference: of(name), status: 'offered' });
      }
    });

    it('is asked through the worker center, which answers for them', async () => {
      await classroom.answers(of('none'), 'needs-person', { question: 'choose-schedule' });
      const asked = await center.hears({ reference: of('none'), status: 'needs-person' });
      expect(asked.data['question']).toBe('choose-schedule');
      expect((await center.answers(of('none'), 'in-review', { forPerson: true })).status).toBe(202);
      await classroom.hears({ reference: of('none'), status: 'in-review' });
    });

    it('gives a name and no way to call; a phone that is not safe stays in the vault', async () => {
      for (const name of ['none', 'unsafe']) {
        await classroom.answers(of(name), 'accepted');
        await classroom.hears({ reference: of(name), status: 'accepted' });
        const { status, json } = await classroom.door.get(`/v1/referrals/${of(name)}/contact`);
        expect(status, JSON.stringify(json)).toBe(200);
        expect(json['contact']).toEqual({ name: 'Rosa Ejemplo', contacts: [] });
      }
    });

    it('comes to class all the same, and the worker center hears of it', async () => {
      await classroom.reports(of('none'), 'enrolled');
      await center.hears({ localRef: own('none'), kind: 'enrolled', provider: college });
    });

    it('who never comes is a person not reached, and no fault of the class', async () => {
      await classroom.answers(of('unsafe'), 'completed', { result: 'could-not-be-reached' });
      const over = await center.hears({ reference: of('unsafe'), status: 'completed' });
      expect(over.data['result']).toBe('could-not-be-reached');
    });
  });
