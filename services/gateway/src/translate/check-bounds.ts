import { refuse } from '@handoff/decider';

const longestText = 200;
const longestList = 50;
// A sealed person of the largest form allowed, in base64url.
const longest: Readonly<Record<string, number>> = { sealedPerson: 100_000, localRef: 100 };

/** Every text of a partner's message is a code, an id or a date. What is longer would be carried along for ever. */
export const checkBounds = (value: unknown, place = ''): void => {
  if (typeof value === 'string' && value.length > (longest[place] ?? longestText)) tooLong(place);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value) && value.length > longestList) tooMany(place);
  for (const [name, part] of Object.entries(value))
    checkBounds(part, place === '' ? name : `${place}.${name}`);
};

const tooLong = (place: string): never =>
  refuse('too-long', {
    place,
    reason: `it is longer than ${longest[place] ?? longestText} characters`,
    mend: 'Send a code of the lists, an id or a date; free text has no place here.',
  });

const tooMany = (place: string): never =>
  refuse('too-many', {
    place,
    reason: `there are more than ${longestList}`,
    mend: 'Name the ones that matter most.',
  });
