import { Refusal } from '@handoff/decider';
import {
  carriesBannedNumber,
  carriesBannedShape,
  carriesPlainlyBannedNumber,
  textsIn,
} from '@handoff/schemas';

/**
 * At every way in, before anything is kept: no text of a partner carries a Social Security, alien registration or
 * passport number. What is refused is not repeated, only where it stands.
 */
export const checkNumbers = (message: unknown, place = ''): void => {
  for (const { place: where, field, text } of textsIn(message, place))
    if (!sealedOrSecret.has(field) && isCarriedBy(field, text)) throw numberNotWanted(where);
};

/** What is sealed is looked through where it is opened; of a password nothing is kept but what can't be read back. */
const sealedOrSecret: ReadonlySet<string> = new Set(['sealedPerson', 'password', 'again']);

/** What people write in their own words, and what is told of a person: nothing that looks like such a number. */
export const checkFreeText = (told: unknown, place: string): void => {
  for (const { place: where, text } of textsIn(told, place))
    if (carriesBannedNumber(text)) throw numberNotWanted(where);
};

/** What an agency says about itself for everybody to read: which papers to bring stands there, and whom to call. */
export const checkPublished = (told: unknown, place: string): void => {
  for (const { place: where, text } of textsIn(told, place))
    if (carriesBannedShape(text)) throw numberNotWanted(where);
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

// Written freely; all else is a code, an id or an agency's own name for something.
const free: ReadonlySet<string> = new Set(['records', 'citation']);
const isCarriedBy = (field: string, text: string): boolean =>
  free.has(field) ? carriesBannedNumber(text) : carriesPlainlyBannedNumber(text);
