import { randomBytes } from 'node:crypto';
import { type PeerAnswer, RefusedByPeer, type ServiceClient, Unavailable } from '@handoff/http';
import {
  generateRecipientKey,
  type RecipientPublicKey,
  type SealedValue,
  seal,
  sealTo,
} from '@handoff/sealing';
import type { Owner } from './fake-owner.ts';

type Question = Readonly<{
  personId: string;
  recipient: string;
  purpose: string;
  party?: string;
  agency?: string;
  keyId?: string;
  publicKey?: RecipientPublicKey;
  terms?: Readonly<{ recipient: string; purposes: readonly string[] }>;
}>;

const answer = (body: unknown): PeerAnswer => ({ status: 200, body, header: () => undefined });
const refuse = (status: number, code: string): never => {
  throw new RefusedByPeer({ status, code, reason: 'No.', mend: 'Skip it.', place: 'recipient' });
};

const releaseTo = (party: string) => ({
  party,
  purpose: 'progress',
  records: ['enrollment'],
  signedOn: '2026-11-15',
  enteredOn: '2026-11-22',
  until: '2027-11-30',
  language: 'es',
  interpreter: false,
});

/** Intake as the gateway meets it: consents that are given and taken back, keys lent or destroyed, and outages. */
export const fakeIntake = async (owner: Owner) => {
  const consents = new Set<string>();
  const erased = new Set<string>();
  const keys = new Map<string, Buffer>();
  const cards = new Map<string, object>();
  const made: { personId: string; recipient: string; at: string }[] = [];
  const matches = new Map<string, readonly object[]>();
  const asked: string[] = [];
  const pair = await generateRecipientKey();
  const state = { away: false, beforeAnswer: async (_asked: string): Promise<void> => {} };

  const mayHear = ({ personId, recipient, purpose }: Question): boolean =>
    !erased.has(personId) && consents.has(`${personId}|${recipient}|${purpose}`);

  const check = (question: Question): PeerAnswer => {
    if (mayHear(question)) return answer({ allowed: true, until: '2027-11-30', sequence: 3 });
    const reason = erased.has(question.personId) ? 'erased' : 'over';
    return answer({ allowed: false, until: null, sequence: 4, reason });
  };

  const lend = (question: Question): PeerAnswer => {
    const key = keys.get(question.keyId ?? '') ?? refuse(410, 'key-destroyed');
    return mayHear(question)
      ? answer({ keyId: question.keyId, key: key.toString('base64url') })
      : refuse(403, 'consent-not-live');
  };

  const release = async (question: Question): Promise<PeerAnswer> => {
    if (!mayHear(question)) return refuse(403, 'consent-not-live');
    const card = cards.get(question.personId) ?? {};
    made.push({ ...question, at: '2026-11-22T15:00:00.000Z' });
    const { publicKey } = question;
    return answer({
      until: '2027-11-30',
      ...(publicKey ? { sealed: await sealTo(publicKey, card) } : { contact: card }),
    });
  };

  const routes: Readonly<Record<string, (question: Question) => PeerAnswer | Promise<PeerAnswer>>> = {
    '/internal/consent/check': check,
    '/internal/consent/release': ({ personId, party = '' }) =>
      answer({
        release: mayHear({ personId, recipient: party, purpose: 'progress' }) ? releaseTo(party) : null,
      }),
    '/internal/consent/grant': ({ personId, terms }) => {
      for (const purpose of terms?.purposes ?? []) consents.add(`${personId}|${terms?.recipient}|${purpose}`);
      return answer({ sequence: 5 });
    },
    '/internal/keys': lend,
    '/internal/release': release,
    '/internal/release/made': ({ personId }) =>
      answer({ releases: made.filter((one) => one.personId === personId) }),
    '/internal/matches': ({ agency = '' }) => answer({ matches: matches.get(agency) ?? [] }),
    '/internal/public-key': () => answer(pair.publicJwk),
  };

  const take = async (path: string, body: unknown): Promise<PeerAnswer> => {
    const question = (body ?? {}) as Question;
    const wanted = [path, question.recipient, question.purpose].filter(Boolean).join(' ');
    asked.push(wanted);
    if (state.away) throw new Unavailable('intake', 'It cannot be reached.');
    const said = (await routes[path]?.(question)) ?? refuse(404, 'unknown-route');
    await state.beforeAnswer(wanted);
    return said;
  };

  const client: ServiceClient = {
    ...owner.client,
    get: (path, options) => take(path, options?.query),
    post: (path, body, options) =>
      path === '/internal/commands' ? owner.client.post(path, body, options) : take(path, body),
  };

  return {
    client,
    asked,
    privateJwk: pair.privateJwk,
    /** The person lets these hear, each as `recipient purpose`. */
    consent: (personId: string, ...given: readonly string[]) =>
      given.forEach((one) => consents.add(`${personId}|${one.replace(' ', '|')}`)),
    withdraw: (personId: string, ...taken: readonly string[]) =>
      taken.forEach((one) => consents.delete(`${personId}|${one.replace(' ', '|')}`)),
    erase: (personId: string) => void erased.add(personId),
    reach: (personId: string, card: object) => void cards.set(personId, card),
    /** What eligibility would have sealed for routing. */
    sealVerdicts: (personId: string, verdicts: object): SealedValue => {
      const key = { keyId: `key-${personId}`, personId, purpose: 'routing', key: randomBytes(32) } as const;
      keys.set(key.keyId, key.key);
      return seal(key, 'ScreeningCompleted', verdicts);
    },
    /** What stands open for an agency. */
    matches: (agency: string, open: readonly object[]) => void matches.set(agency, open),
    destroyKeys: () => keys.clear(),
    goAway: () => void (state.away = true),
    comeBack: () => void (state.away = false),
    /** Something happens between intake's answer and what it leads to. */
    beforeAnswer: (happens: typeof state.beforeAnswer) => void (state.beforeAnswer = happens),
  };
};

export type FakeIntake = Awaited<ReturnType<typeof fakeIntake>>;
