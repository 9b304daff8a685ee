/** One message of an agency's view, as it was told. */
export type Told = Readonly<{ type: string; time: string; data: Readonly<Record<string, unknown>> }>;

/** A step as its pathway laid it out. */
export type PlannedStep = Readonly<{
  id: string;
  service: string;
  beside: boolean | null;
  forEveryone: boolean | null;
  waitsFor: readonly string[] | null;
}>;

type Referral = Readonly<{ reference: string; to: string; status: string; on: string }>;
type Fact = Readonly<{ kind: string; provider: string | null; on: string }>;

export type StepAsTold = Readonly<{
  id: string;
  service: string | null;
  beside: boolean;
  forEveryone: boolean;
  waitsFor: readonly string[];
  /** Null: nothing was told of it yet, or nothing may be. */
  status: string | null;
  because: string | null;
  on: string | null;
  referrals: readonly Referral[];
  facts: readonly Fact[];
}>;

/** The steps of a journey in the order of its pathway, each as one agency was told of it, and no further. */
export const stepsAsTold = (
  told: readonly Told[],
  planned: readonly PlannedStep[] = [],
): readonly StepAsTold[] => {
  const ordered = told.toSorted((one, other) => one.time.localeCompare(other.time));
  const named = new Set([...planned.map(({ id }) => id), ...ordered.flatMap(stepNamed)]);
  return [...named].map((id) =>
    stepAsTold(
      id,
      ordered,
      planned.find((step) => step.id === id),
    ),
  );
};

const text = ({ data }: Told, field: string): string | null => {
  const value = data[field];
  return typeof value === 'string' ? value : null;
};

const stepNamed = (one: Told): string[] => {
  const step = text(one, 'step');
  return step === null ? [] : [step];
};

const stepAsTold = (id: string, told: readonly Told[], planned: PlannedStep | undefined): StepAsTold => {
  const mine = told.filter((one) => text(one, 'step') === id);
  const moved = mine.findLast((one) => text(one, 'kind') === 'journey-step');
  const notices = mine.filter(({ type }) => type === 'ReferralNotice');
  const [notice] = notices;
  return {
    id,
    service: planned?.service ?? (notice ? text(notice, 'service') : null),
    beside: planned?.beside ?? false,
    forEveryone: planned?.forEveryone ?? false,
    waitsFor: planned?.waitsFor ?? [],
    status: moved ? text(moved, 'result') : null,
    because: moved ? text(moved, 'reason') : null,
    on: moved ? text(moved, 'on') : null,
    referrals: latestOfEach(notices),
    facts: factsOf(mine),
  };
};

const latestOfEach = (notices: readonly Told[]): readonly Referral[] => {
  const latest = new Map<string, Referral>();
  for (const notice of notices) {
    const reference = text(notice, 'reference') ?? '';
    latest.set(reference, {
      reference,
      to: text(notice, 'to') ?? '',
      status: text(notice, 'status') ?? '',
      on: notice.time.slice(0, 10),
    });
  }
  return [...latest.values()];
};

const aboutTheExchange = new Set([
  'journey-step',
  'journey-ended',
  'withheld',
  'emergency-look-opened',
  'emergency-look',
  'emergency-look-ended',
]);

/** A fact that was taken back is gone; one that was corrected stands as it is now. */
const factsOf = (mine: readonly Told[]): readonly Fact[] =>
  mine
    .filter(({ type, data }) => type === 'FactNotice' && !aboutTheExchange.has(String(data['kind'])))
    .reduce<readonly Fact[]>((facts, one) => {
      const fact = {
        kind: text(one, 'kind') ?? '',
        provider: text(one, 'provider'),
        on: text(one, 'on') ?? '',
      };
      const amended = text(one, 'amended');
      if (amended === null) return [...facts, fact];
      const others = facts.filter(
        ({ kind, on }) => kind !== fact.kind || (amended === 'withdraw' && on !== fact.on),
      );
      return amended === 'withdraw' ? others : [...others, fact];
    }, []);
