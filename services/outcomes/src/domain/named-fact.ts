import { refuse } from '@handoff/decider';
import { type FactKind, factKinds, type Named } from './facts.ts';
import type { Kept, Participation, Recorded } from './participation-state.ts';
import { dayOfFact } from './told-fact.ts';

type Found = Readonly<{ kind: FactKind; kept: Kept<object> }>;

/** The fact an amendment is about. Which of several of one day is told by what it was; if that is not enough, nothing is changed. */
export const namedFact = (named: Named, participation: Participation): Found => {
  const kind = factKinds.find((each) => each === named.kind);
  if (kind === undefined)
    return refuse('unknown-fact-kind', {
      place: 'kind',
      reason: 'There is no such kind of fact.',
      mend: `Use one of: ${factKinds.join(', ')}.`,
    });
  const ofDay = participation.stage === 'none' ? [] : factsOn(named.earlierOn, kind, participation);
  const [found, another] = ofDay.length > 1 ? ofDay.filter((kept) => isMeant(kept, named)) : ofDay;
  if (found === undefined) return nothingToAmend();
  return another === undefined ? { kind, kept: found } : severalToAmend();
};

const factsOn = (day: string, kind: FactKind, participation: Recorded): readonly Kept<object>[] =>
  (factsOfKind[kind](participation) as readonly Kept<never>[]).filter(
    (kept) => dayOfFact[kind](kept) === day,
  );

const factsOfKind: { readonly [Kind in FactKind]: (participation: Recorded) => readonly Kept<object>[] } = {
  enrolled: ({ enrollment }) => (enrollment === null ? [] : [enrollment]),
  service: ({ services }) => services,
  milestone: ({ milestones }) => milestones,
  employment: ({ employments }) => employments,
  exit: ({ exit }) => (exit === null ? [] : [exit]),
  quarter: ({ quarters }) => quarters,
};

const isMeant = (kept: object, named: Named): boolean => {
  const said = kept as Partial<Record<'service' | 'type' | 'occupation', string | null>>;
  return (['service', 'type', 'occupation'] as const).every(
    (field) => named[field] === null || !(field in said) || said[field] === named[field],
  );
};

const nothingToAmend = (): never =>
  refuse('no-such-fact', {
    place: 'earlierOn',
    reason: 'No standing fact of this kind was reported for that day under this referral.',
    mend: 'Name the day as the earlier report gave it, or as its last correction did. A fact taken back is reported anew.',
  });

const severalToAmend = (): never =>
  refuse('several-such-facts', {
    place: 'earlierOn',
    reason: 'Several facts of this kind were reported for that day.',
    mend: 'Say which: by its service, its type or its occupation as reported before.',
  });
