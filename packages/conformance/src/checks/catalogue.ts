import { answers } from './answers.ts';
import { cameOfIt } from './came-of-it.ts';
import type { Check } from './check.ts';
import { connected } from './connected.ts';
import { contact } from './contact.ts';
import { keepsUp } from './keeps-up.ts';
import { lenient } from './lenient.ts';
import { ownNumber } from './own-number.ts';
import { patient } from './patient.ts';
import { refusals } from './refusals.ts';
import { repeats } from './repeats.ts';
import { toldTwice } from './told-twice.ts';
import { unhurried } from './unhurried.ts';
import { forged, stale, takesWebhooks } from './webhooks.ts';

/** Every check, in the order of its number. */
export const catalogue: readonly Check[] = [
  connected,
  answers,
  refusals,
  repeats,
  toldTwice,
  cameOfIt,
  ownNumber,
  keepsUp,
  lenient,
  patient,
  unhurried,
  contact,
  forged,
  stale,
  takesWebhooks,
];
