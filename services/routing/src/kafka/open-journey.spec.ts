import type { EventMeta } from '@handoff/host';
import { beforeEach, describe, expect, it } from 'vitest';
import { type HostedRouting, hostedRouting } from '../testing/hosted-routing.ts';
import { massachusetts } from '../testing/massachusetts.ts';
import type { Routing } from '../routing.ts';
import { onParticipantErased } from './on-consent.ts';
import { openJourneyWhenKnown } from './open-journey.ts';

let routing: HostedRouting;
let story: ReturnType<typeof massachusetts>;

beforeEach(async () => {
  routing = hostedRouting();
  story = massachusetts(routing);
  await story.agencies();
  await story.submit();
});

const meta = (id: string): EventMeta => ({
  envelope: { id, type: 't', source: 's', subject: 'x', time: '2026-01-05T14:00:00.000Z' },
});
const screening = () => ({ screeningId: 's', rulesVersion: 'r', factsSequence: 1, verdicts: sealed() });
const sealed = () => routing.intake.sealVerdicts('person-1', { aefla: 'eligible' });

describe('a person who is erased while the journey is being opened', () => {
  const erase = () => {
    const { intakeId, personId } = story.idsOf(1);
    const event = { intakeId, personId, keysGoneBy: '2026-02-09' };
    const parts: Pick<Routing, 'register'> = { register: () => routing.register };
    return onParticipantErased(parts as Routing, event, meta('erased'), routing.context);
  };
  const open = (intakes = routing.register.intakes) =>
    openJourneyWhenKnown(intakes, story.idsOf(1).intakeId, meta('screened'), routing.context);
  const journeys = async () => (await routing.register.standing.counts()).journeys;

  beforeEach(() => routing.register.intakes.keepScreening(story.idsOf(1).intakeId, screening()));

  /** The erasure is handled right after the first look. */
  const erasedMeanwhile = () => {
    const { intakes } = routing.register;
    let looks = 0;
    const of: typeof intakes.of = async (intakeId) => {
      const noted = await intakes.of(intakeId);
      looks += 1;
      if (looks === 1) await erase();
      return noted;
    };
    return { ...intakes, of };
  };

  it('leaves no journey open', async () => {
    expect(await open(erasedMeanwhile())).toEqual({ skipped: 'the person was erased' });
    expect(await journeys()).toMatchObject({ open: 0, waiting: {} });
  });

  it('leaves none open either when the process died before it looked again', async () => {
    const dying = erasedMeanwhile();
    let looks = 0;
    const of: typeof dying.of = (intakeId) => {
      looks += 1;
      return looks === 2 ? Promise.reject(new Error('killed')) : dying.of(intakeId);
    };
    await expect(open({ ...dying, of })).rejects.toThrow('killed');
    expect((await journeys()).open).toBe(1);
    await open();
    expect(await journeys()).toMatchObject({ open: 0, waiting: {} });
  });

  it('opens none when the screening comes after', async () => {
    await erase();
    expect(await open()).toEqual({ skipped: 'the person was erased' });
    expect(await journeys()).toEqual({ open: 0, waiting: {}, ended: {} });
  });
});
