import { codeList } from '@handoff/schemas';
import { inColumns } from './in-columns.ts';

type Way = Readonly<{
  how: string;
  people: number | null;
  arrived: number | null;
  share: number | null;
  fewerThan?: number;
}>;
export type IntroductionsShown = Readonly<{ introductions: readonly Way[] }>;
type Counted = Readonly<{ service: string; times: number | null; fewerThan?: number }>;
export type InformationShown = Readonly<{ information: readonly Counted[] }>;

export const tellIntroductions = ({ introductions }: IntroductionsShown): readonly string[] => [
  ...inColumns(
    ['how they came', 'people', 'arrived', 'share'],
    introductions.map(({ how, people, arrived, share, fewerThan }) => [
      codeList('introduction').codes.get(how)?.label ?? 'Nobody said',
      people === null ? `fewer than ${fewerThan}` : `${people}`,
      arrived === null ? 'too few to say' : `${arrived}`,
      share === null ? '' : `${Math.round(share * 100)} %`,
    ]),
  ),
  '',
  'People: accepted referrals of which it is known how they ended. Arrived: a first contact, or a result.',
];

export const tellInformation = ({ information }: InformationShown): readonly string[] =>
  information.length === 0
    ? ['Nobody was told of a service outside the exchange.']
    : inColumns(
        ['need', 'code', 'times'],
        information.map(({ service, times, fewerThan }) => [
          codeList('service').codes.get(service)?.label ?? service,
          service,
          times === null ? `fewer than ${fewerThan}` : `${times}`,
        ]),
      );
