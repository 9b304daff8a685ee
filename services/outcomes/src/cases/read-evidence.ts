import type { EvidenceKind } from '../indicators/period.ts';

/** PIRL 1603: how the employment was found. */
const matchTypes: Readonly<Record<number, EvidenceKind>> = {
  0: 'none',
  1: 'wage-match',
  2: 'federal-record',
  3: 'military-record',
  4: 'supplemental',
  5: 'none',
};

const words: readonly (readonly [RegExp, EvidenceKind])[] = [
  [/no[_ ]?match|^none|^no (ssn|evidence|information)/, 'none'],
  [/federal/, 'federal-record'],
  [/military/, 'military-record'],
  [/wage[_ ]?match|\bui\b|ui_wage/, 'wage-match'],
  [
    /supplemental|stub|letter|worksheet|941|\btax|w-?2|case[_ ]?note|self[_ -]?(report|employ|attest)|data[_ ]?match|employer/,
    'supplemental',
  ],
];

export const evidenceOf = (text: string | undefined, matchType: number | undefined): EvidenceKind => {
  const typed = matchType === undefined ? undefined : matchTypes[matchType];
  if (typed !== undefined) return typed;
  if (text === undefined) return 'not-told';
  const plain = text.toLowerCase();
  return words.find(([word]) => word.test(plain))?.[1] ?? 'not-told';
};

/** TAC-17-04 page 7, TAC-19-01: two pay stubs at least; letters and worksheets signed; a person's own word in writing. */
const unsound =
  /\b(1|one|single|a) pay ?stub\b|unsigned|not signed|no letterhead|(not|without) (on )?letterhead|\bverbal|\boral|hearsay|not from the employer/;

export const isSound = (text: string | undefined): boolean =>
  text === undefined || !unsound.test(text.toLowerCase());
