import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { drawJourney } from '../draw/journey.ts';
import { CliFault } from '../fault.ts';
import { readTake, type Told } from '../up/summary.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

/** One journey of the sample network, drawn: named by the referrer's own id, or by a referral's short reference. */
export const journeyShow = ({ data, json, say }: Options, named: string): number => {
  const story = storiesOf(data).find((told) =>
    told.some(({ data: said }) => said['localRef'] === named || said['reference'] === named),
  );
  if (!story) throw unknown(named);
  say(json ? JSON.stringify(story, null, 2) : drawJourney(story));
  return 0;
};

const storiesOf = (data: string): readonly (readonly Told[])[] => {
  const agencies = join(data, 'run', 'agencies');
  const takes = existsSync(agencies)
    ? readdirSync(agencies).flatMap((slug) => readTake(join(agencies, slug, 'take.jsonl')))
    : [];
  const byIntake = Map.groupBy(
    takes.filter(({ data: said }) => typeof said['intake'] === 'string'),
    ({ data: said }) => said['intake'],
  );
  return [...byIntake.values()];
};

const unknown = (named: string): CliFault =>
  new CliFault('unknown-journey', {
    place: named,
    reason: 'No agency of the sample network was told of a journey or referral of this name.',
    mend: "Name a referral by its short reference (like H7K-4QD), or an intake by the referrer's own id.",
  });
