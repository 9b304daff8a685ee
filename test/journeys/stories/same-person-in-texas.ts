import { beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '../../support/stories/agency.ts';
import type { Choice } from '../../support/stories/person.ts';
import type { Story } from './story.ts';

const college = 'mesquite-community-college';
const library = 'mesquite-library-english';
const jobCenter = 'brazos-workforce-center';

type Explained = Readonly<{ fact?: string; because?: unknown; text?: object; parts?: readonly Explained[] }>;
type Program = Readonly<{
  program: string;
  verdict: string;
  askNow: readonly string[];
  explanation: Explained;
}>;

const testsIn = (explained: Explained): readonly Explained[] => [
  explained,
  ...(explained.parts ?? []).flatMap(testsIn),
];

/** Who is open to English classes in Massachusetts comes to a door in Texas, with the same answers. */
export const samePersonInTexas: Story = (network) =>
  describe('the same person in Texas', () => {
    let center: Agency;
    let there: Agency;
    let atLibrary: Agency;
    let journey: string;
    const intakes: Record<string, string> = {};
    const [here, south] = ['massachusetts', 'texas'] as const;
    const own = (state: string) => network().person(`same-${state}`);

    beforeAll(async () => {
      center = await network().agency('rio-bend-worker-center');
      there = await network().agency(college);
      atLibrary = await network().agency(library);
      await network().agency(jobCenter);
      const wants = {
        pathway: 'english-to-work',
        choices: [['work.placement', jobCenter]] satisfies Choice[],
        needs: ['learn.esl'],
        alsoConsentTo: [college, library],
      };
      intakes[here] = await center.refers(own(here), { ...wants, jurisdiction: 'US-MA' });
      intakes[south] = await center.refers(own(south), { ...wants, jurisdiction: 'US-TX' });
      const opened = await center.hears({ localRef: own(south), kind: 'journey-step', step: 'english' });
      journey = String(opened.data['journey']);
    });

    const englishOf = async (state: string): Promise<Program> => {
      await center.hears({ localRef: own(state), kind: 'screening-completed' });
      const { json } = await center.door.get(`/v1/intakes/${intakes[state]}/screening`);
      const { programs } = json['screening'] as { programs: readonly Program[] };
      return programs.find(({ program }) => program === 'aefla') ?? expect.unreachable();
    };

    it('is told that this college must check something itself, and nobody asks it here', async () => {
      const [inMassachusetts, inTexas] = [await englishOf(here), await englishOf(south)];
      expect(inMassachusetts.verdict).toBe('eligible');
      expect(inTexas).toMatchObject({ verdict: 'needs_more_information', askNow: [] });
      const told = testsIn(inTexas.explanation).find(
        ({ fact }) => fact === 'federal_public_benefit_category',
      );
      expect(told?.text).toMatchObject({
        en: 'This college or school must check this itself. We do not ask it, keep it or pass it on.',
      });
    });

    it('is told so before anything is sent: neither agency has heard of them', async () => {
      await center.hears({ localRef: own(south), kind: 'journey-step', reason: 'waits-for-choice' });
      expect([await there.told(), await atLibrary.told()]).toEqual([[], []]);
    });

    it('sees English that no federal program pays for beside the college', async () => {
      const { json } = await center.door.get(`/v1/journeys/${journey}/options?step=english`);
      const options = json['options'] as readonly { agency: string; program: string | null }[];
      const byAgency = new Map(options.map((option) => [option.agency, option.program]));
      expect(byAgency.get(college)).toBe('aefla');
      expect(byAgency.get(library)).toBeNull();
    });

    it('is sent back by the college without a word why, and goes on at the library', async () => {
      const choices = [
        { service: 'learn.esl', agency: college },
        { service: 'learn.esl', agency: library },
      ];
      const chosen = await center.door.post(`/v1/journeys/${journey}/choices`, { step: 'english', choices });
      expect(chosen.status).toBe(202);
      const referral = String((await there.hears({ status: 'offered' })).data['referral']);
      await there.answers(referral, 'accepted');
      await there.hears({ referral, status: 'accepted' });
      await there.answers(referral, 'declined', { reason: 'requirements-not-completed' });
      const declined = await center.hears({ localRef: own(south), to: college, status: 'declined' });
      expect(declined.data).toMatchObject({ reason: 'requirements-not-completed', next: 'next-option' });
      const next = await atLibrary.hears({ status: 'offered' });
      expect(next.data).toMatchObject({ service: 'learn.esl' });
    });

    it('comes to a level there, and with it to the job center of the same State', async () => {
      const [offered] = (await atLibrary.told()).filter(({ data }) => data['status'] === 'offered');
      const referral = String(offered?.data['referral']);
      await atLibrary.answers(referral, 'accepted');
      await atLibrary.hears({ referral, status: 'accepted' });
      await atLibrary.reports(referral, 'enrolled');
      await atLibrary.reports(referral, 'milestone', {
        type: 'educational-functioning-level',
        fromLevel: 'esl-2',
        toLevel: 'esl-3',
        evidence: 'pre-post-test',
      });
      await center.hears({ localRef: own(south), to: jobCenter, status: 'offered' });
    });
  });
