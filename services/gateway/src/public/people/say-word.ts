import { answer, type Input } from '@handoff/http';
import type { PersonsWord } from '@handoff/schemas';
import type { Gateway } from '../../gateway.ts';
import { erasesPerson, type Whom, withdrawsConsent } from '../../translate/persons-word.ts';
import type { Addressed } from '../../translate/translate.ts';
import { once } from '../once.ts';
import { ownView } from '../own-view.ts';

type TakenBack = Pick<PersonsWord, 'recipient' | 'purposes' | 'by'>;
type Means = (gateway: Gateway, whom: Whom) => Addressed;
export type Asked = Pick<Input<unknown, unknown, unknown>, 'caller' | 'header' | 'bytes'>;

export const withdraws =
  ({ recipient = null, purposes = null, by = null }: Partial<TakenBack>): Means =>
  (gateway, whom) =>
    withdrawsConsent(gateway, whom, { recipient, purposes, by });

export const erases: Means = (_, whom) => erasesPerson(whom);

export const say = async (gateway: Gateway, asked: Asked, id: string, means: Means) => {
  const { subject: intakeId, about } = await ownView(gateway, asked.caller.name, 'intake', id);
  const command = means(gateway, { intakeId, personId: about.personId ?? '' });
  await once(gateway, { ...asked, route: `${command.name} ${id}` }, () => Promise.resolve(command));
  return answer(202, { intake: id, taken: true, receipts: `/v1/intakes/${id}/receipts` });
};

/** Each under a key of its own, so that one that is unknown costs nothing but itself, and a repeat goes on where it stopped. */
export const sayForMany = async (gateway: Gateway, asked: Asked, ids: readonly string[], means: Means) => {
  const told: { intake: string; taken: boolean }[] = [];
  for (const id of ids) {
    const header = (name: string) => {
      const key = asked.header(name);
      return name === 'idempotency-key' && key !== undefined ? `${key}#${told.length}` : key;
    };
    const [found] = await gateway.register.views.find(asked.caller.name, 'intake', id);
    if (found) await say(gateway, { ...asked, header }, id, means);
    told.push({ intake: id, taken: found !== undefined });
  }
  return told;
};
