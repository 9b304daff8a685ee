import { codeList } from '@handoff/schemas';
import type { Gap, Missing } from '../domain/matching/gaps.ts';
import { inColumns } from './in-columns.ts';

type MissingShown = Omit<Missing, 'times'> & Readonly<{ times: number | null; fewerThan?: number }>;
export type GapsShown = Readonly<{ gaps: readonly MissingShown[] }>;

const words: Readonly<Record<Gap, string>> = {
  agency: 'nobody offers it there',
  language: 'nobody there speaks the language',
  seat: 'no seat is free',
  bus: 'no bus goes there, or it is out of reach',
  law: 'no program of it is open by law',
  choice: 'it is there; nobody has chosen yet',
};

export const tellGaps = ({ gaps }: GapsShown): readonly string[] => {
  if (gaps.length === 0) return ['No need stands unmet.'];
  const rows = gaps.map(({ service, gap, times, fewerThan }) => [
    codeList('service').codes.get(service)?.label ?? service,
    service,
    words[gap],
    times === null ? `fewer than ${fewerThan}` : `${times}`,
  ]);
  return inColumns(['need', 'code', 'what is missing', 'times'], rows);
};
