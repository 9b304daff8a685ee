import { Refusal } from '@handoff/decider';
import { carriesBannedNumber, carriesPlainlyBannedNumber } from '@handoff/schemas';

/**
 * At every way in, before anything is kept: no text of a partner carries a Social Security, alien registration or
 * passport number. What is refused is not repeated, only where it stands.
 */
export const checkNumbers = (message: unknown, place = ''): void => {
  for (const [where, field, text] of textsIn(message, place))
    if (field !== 'sealedPerson' && isCarriedBy(field, text)) throw numberNotWanted(where);
};

/** What people write in their own words, and what is told of a person: nothing that looks like such a number. */
export const checkFreeText = (told: unknown, place: string): void => {
  for (const [where, , text] of textsIn(told, place))
    if (carriesBannedNumber(text)) throw numberNotWanted(where);
};

/** A key or id that a message or request is known by: it is kept, and comes back with the answer. */
export const checkOwnKey = (key: string, place: string): void => {
  if (carriesPlainlyBannedNumber(key)) throw numberNotWanted(place);
};

export const numberNotWanted = (place: string): Refusal =>
  new Refusal('identifier-not-wanted', {
    place,
    reason:
      'It holds what looks like a Social Security, alien registration or passport number. The exchange never keeps one.',
    mend: 'Take the number out and send again. The exchange needs none; an agency that does asks the person itself.',
  });

// The records that a release names are written freely; all else is a code, an id or an agency's own name for something.
const isCarriedBy = (field: string, text: string): boolean =>
  field === 'records' ? carriesBannedNumber(text) : carriesPlainlyBannedNumber(text);

type Text = readonly [place: string, field: string, text: string];

const textsIn = (value: unknown, place: string, field = ''): readonly Text[] => {
  if (typeof value === 'string') return [[place || 'message', field, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...textsIn(part, placeOf(place, name), Array.isArray(value) ? field : name),
    ...(carriesBannedNumber(name) ? [[place || 'message', '', name] as const] : []),
  ]);
};

// What a field is called somebody typed, too.
const placeOf = (place: string, name: string): string => {
  const shown = carriesBannedNumber(name) ? '(unnamed)' : name;
  return place === '' ? shown : `${place}.${shown}`;
};
