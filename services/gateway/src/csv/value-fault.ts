import { Refusal } from '@handoff/decider';
import { codesOf, isCode, recordNamed } from '@handoff/schemas';
import type { Fault } from '../fault.ts';
import { amendedFact } from '../translate/amend-fact.ts';
import { checkBounds } from '../translate/check-bounds.ts';
import { reportedFact } from '../translate/report-fact.ts';
import type { Said } from '../translate/translate.ts';
import { columnOf } from './said-in-row.ts';

type Field = Readonly<{ name: string; codeList?: string }>;

const nobody = { participationId: '', referralId: '', journeyId: '', personId: '', provider: '' };

/**
 * What would be wrong with these words whoever they are about. A file of last term names referrals that the exchange
 * never had; a look at it says all the same whether its codes and columns would do.
 */
export const valueFault = (said: Said): Fault | undefined => unknownCode(said) ?? missingPart(said);

const unknownCode = ({ record, message }: Said): Fault | undefined => {
  const { fields } = recordNamed(record).schema as unknown as { fields: readonly Field[] };
  const values = message as unknown as Readonly<Record<string, unknown>>;
  for (const { name, codeList } of fields) {
    const value = values[name];
    if (codeList === undefined || typeof value !== 'string' || isKnown(codeList, value)) continue;
    return {
      code: 'unknown-code',
      place: columnOf(name),
      reason: `this is no code of the list ${codeList}`,
      mend: `Use one of: ${codesOf(codeList).slice(0, 30).join(', ')}.`,
    };
  }
  return undefined;
};

/** A credential is named in a spelling of its own, credential:… */
const isKnown = (list: string, value: string): boolean =>
  isCode(list, value) || (list === 'milestone-type' && value.startsWith('credential:'));

const missingPart = (said: Said): Fault | undefined => {
  try {
    checkBounds(said.message);
    if (said.record === 'handoff.partners.FactReport')
      (said.message.amends === null ? reportedFact : amendedFact)(said.message, nobody);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, place, reason, mend } = error;
    return { code, place: place === undefined ? undefined : columnOf(place), reason, mend };
  }
};
