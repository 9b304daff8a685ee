import type { EventMeta } from '@handoff/host';
import type { ParticipantErased } from '@handoff/schemas';
import { viewId } from '../domain/view.ts';
import type { AnyListener, Gateway, Listeners } from '../gateway.ts';
import { NotYet } from '../not-yet.ts';
import type { OpenView, ViewOfPerson } from '../register/views.ts';
import { askForErasure } from './ask-receipts.ts';
import { release } from './release.ts';
import { asOneOf } from './parties-of.ts';
import { withdrawal } from './withdrawal.ts';

/**
 * Whoever works on a referral of this person is told that it was withdrawn, and no more; then everything that leads
 * from a partner's ids to the person goes, and stays gone: later events of the person are passed over.
 */
export const onParticipantErased = async (
  event: ParticipantErased,
  meta: EventMeta,
  gateway: Gateway,
): Promise<void> => {
  const { personId, intakeId } = event;
  await askForErasure(gateway, event);
  await gateway.register.cases.close(personId);
  await erase(gateway, meta, personId, intakeId);
};

/** Whoever finds the person closed does the whole of it: what is forgotten without being taken back never is. */
const erase = async (
  gateway: Gateway,
  meta: EventMeta,
  personId: string,
  intakeId?: string,
): Promise<void> => {
  await dropUnsent(gateway, personId);
  for (const view of await gateway.register.views.ofPerson(personId)) await takeBack(gateway, meta, view);
  await forget(gateway, personId, intakeId);
};

/** Around every delivery. Erased before, or while this was being told: what is left of the person goes, each time. */
export const unlessErased = (listeners: Listeners): Listeners =>
  Object.fromEntries(
    Object.entries(listeners as Record<string, AnyListener>).map(([name, listen]): [string, AnyListener] => [
      name,
      async (record, meta, gateway) => {
        const { personId } = record as Readonly<{ personId: string }>;
        const isErased = async (): Promise<boolean> => {
          const closed = await gateway.register.cases.isClosed(personId);
          if (closed) await erase(gateway, meta, personId);
          return closed;
        };
        if (await isErased()) return erased;
        try {
          const done = await listen(record, meta, gateway);
          return (await isErased()) ? erased : done;
        } catch (error) {
          // What it needed may have been forgotten under its hands.
          if (await isErased()) return erased;
          throw error;
        }
      },
    ]),
  );

const erased = { skipped: 'person-erased' };

const over = new Set(['completed', 'withdrawn', 'expired', 'declined', 'entered-in-error', 'offer-closed']);

/** A view without a status was never told of the referral itself, only that something is withheld. */
const takeBack = async (
  gateway: Gateway,
  meta: EventMeta,
  { partner, kind, subject, about }: OpenView,
): Promise<void> => {
  if (kind !== 'referral' || !about.role || !about.status || over.has(about.status)) return;
  const parties = await gateway.register.cases.partiesOf(subject);
  if (parties) await release(gateway, meta, withdrawal(gateway, asOneOf(parties, partner), about.role));
};

/** Everything at once is not possible, so the way back to the person (the views) goes last: a crash begins anew. */
const forget = async (gateway: Gateway, personId: string, intakeId?: string): Promise<void> => {
  const { ids, register } = gateway;
  const { cases, views, ownIds, requests, feed, webhookDeliveries } = register;
  const known = await views.ofPerson(personId);
  if (known.some(({ published }) => !published)) throw stillToBeTold();
  const subjects = new Set([...(await cases.subjectsOf(personId)), ...known.map(({ subject }) => subject)]);
  if (intakeId !== undefined) subjects.add(intakeId);
  const participations = [...subjects].map((subject) => ids.derive('participation', subject));
  for (const view of known) {
    const { partner, externalId } = view;
    await feed.forget(partner, externalId, firstToKeep(view));
    await webhookDeliveries.forget(partner, externalId, firstToKeep(view));
  }
  await ownIds.forget([...subjects]);
  await requests.forget([...subjects, ...participations]);
  await register.caseload.forget(personId);
  await cases.forget(personId);
  // How far it came stays: a sequence that began anew would look like a repeat to the partner.
  for (const { partner, subject, version } of known)
    if (!(await gateway.forget('view', viewId(partner, subject), version))) throw stillToBeTold();
};

/** Of an agency without a system here nobody would ever make the topic for which its views wait. */
const dropUnsent = async ({ register }: Gateway, personId: string): Promise<void> => {
  const { views, partners } = register;
  for (const { partner, subject, published } of await views.ofPerson(personId))
    if (!published && !(await partners.find(partner))) await views.drop(partner, subject);
};

const stillToBeTold = () =>
  new NotYet('still-to-be-told', 'what was told last has not reached its topic yet');

/** Of a referral that was taken back its last notice stays: the partner may not have fetched it yet. */
const firstToKeep = ({ version, about }: ViewOfPerson): number => (about.bare ? version : version + 1);
