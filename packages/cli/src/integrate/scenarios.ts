import { CliFault } from '../fault.ts';

type Habit = Readonly<Record<string, unknown>>;
type Services = readonly Readonly<{ code: string }>[];

/** What becomes of every referral at the other agencies. */
const scenarios: Readonly<Record<string, Habit>> = {
  accepts: { does: 'stays' },
  serves: { does: 'serves' },
  'gains-a-level': { does: 'gains-a-level', from: 'esl-2', to: 'esl-3' },
  places: { does: 'places', wageCents: 1950, hours: 37.5, occupation: '35-2014.00' },
  declines: { does: 'declines', because: 'schedule-does-not-fit' },
  'no-show': { does: 'never-comes' },
  leaves: { does: 'leaves', because: 'schedule' },
  'in-line': { does: 'stays', inLine: true },
  'sends-back': { does: 'sends-back' },
  silent: { does: 'is-silent' },
};

/** How badly they behave. */
const faults: Readonly<Record<string, Habit>> = {
  twice: { twice: true },
  slow: { slowMs: 5_000 },
  late: { lateMs: 10_000 },
  full: { fullAfter: 0 },
};

export const scenarioNames = ['usual', ...Object.keys(scenarios)] as const;
export const faultNames = Object.keys(faults);

/** Whoever asks for a scenario gets that one: no bad rows and repeats of theirs on the side, as when the exchange is tried. */
const withoutTrials: Habit = { tries: false };

/** The habits of every agency in a scenario; `usual` keeps its own. */
export const habitsIn = (
  scenario: string,
  wanted: readonly string[],
  agencies: readonly Readonly<{ slug: string; services: Services }>[],
  usual: Readonly<Record<string, Habit>>,
): Readonly<Record<string, Habit>> => {
  const misbehaving = Object.assign({}, ...wanted.map((name) => named(faults, name, '--faults'))) as Habit;
  const habit = scenario === 'usual' ? undefined : named(scenarios, scenario, 'scenario');
  return Object.fromEntries(
    agencies.flatMap(({ slug, services }) => {
      const own = usual[slug];
      if (habit === undefined)
        return own === undefined ? [] : [[slug, { ...own, ...withoutTrials, ...misbehaving }]];
      const on = Object.fromEntries(services.map(({ code }) => [code, [habit]]));
      return [[slug, { ...withoutTrials, ...misbehaving, on }]];
    }),
  );
};

const named = (from: Readonly<Record<string, Habit>>, name: string, place: string): Habit => {
  const found = from[name];
  if (found) return found;
  throw new CliFault('unknown-scenario', {
    place: `${place} ${name}`,
    reason: 'Nobody knows how to behave so.',
    mend: `Scenarios: ${scenarioNames.join(', ')}. Faults: ${faultNames.join(', ')}.`,
  });
};
