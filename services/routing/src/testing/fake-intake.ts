import { randomBytes } from 'node:crypto';
import { type PeerAnswer, RefusedByPeer, type ServiceClient, Unavailable } from '@handoff/http';
import { seal } from '@handoff/sealing';

type Verdict = 'eligible' | 'ineligible' | 'needs_more_information';
type Question = Readonly<{ personId: string; recipient: string; purpose: string; keyId?: string }>;

type Granting = Readonly<{ personId: string; terms: { recipient: string; until: string } }>;

const answer = (body: unknown): PeerAnswer => ({ status: 200, body, header: () => undefined });

/** Intake as routing sees it: consent asked and keys lent, with people who may change their mind, and outages. */
export const fakeIntake = () => {
  const consents = new Set<string>();
  const guarded = new Set<string>();
  const keys = new Map<string, Buffer>();
  const asked: string[] = [];
  const state = { away: 0, beforeAnswer: async (_recipient: string): Promise<void> => {} };
  const grant = (personId: string, ...recipients: string[]) =>
    recipients.forEach((recipient) => consents.add(`${personId}|${recipient}`));

  const lend = ({ personId, recipient, keyId = '' }: Question): PeerAnswer => {
    const told = { reason: 'No.', mend: 'Skip it.' };
    if (!consents.has(`${personId}|${recipient}`))
      throw new RefusedByPeer({ status: 409, code: 'consent-not-live', ...told });
    const key = keys.get(keyId);
    if (!key) throw new RefusedByPeer({ status: 410, code: 'key-destroyed', ...told });
    return answer({ keyId, key: key.toString('base64url') });
  };

  const giverOf = (personId: string, recipient: string): string =>
    guarded.has(`${personId}|${recipient}`) ? 'guardian' : 'person';

  const check = ({ personId, recipient }: Question): PeerAnswer => {
    const allowed = consents.has(`${personId}|${recipient}`);
    return answer({
      allowed,
      until: allowed ? '2027-01-01' : null,
      sequence: 1,
      ...(allowed ? { givenBy: giverOf(personId, recipient) } : { reason: 'over' }),
    });
  };

  const granted = ({ personId, terms }: Granting): PeerAnswer => {
    if (terms.until < '2026-01-05')
      throw new RefusedByPeer({
        status: 409,
        code: 'consent-already-over',
        reason: 'Over.',
        mend: 'Ask again.',
      });
    grant(personId, terms.recipient);
    return answer({ sequence: 2 });
  };

  const post = async (path: string, body: unknown): Promise<PeerAnswer> => {
    const question = body as Question;
    asked.push(`${path} ${question.recipient ?? (body as Granting).terms.recipient}`);
    if (state.away > 0) {
      state.away -= 1;
      throw new Unavailable('intake', 'It cannot be reached.');
    }
    if (path === '/internal/consent/grant') return granted(body as Granting);
    const said = path === '/internal/keys' ? lend(question) : check(question);
    await state.beforeAnswer(question.recipient);
    return said;
  };

  const client: ServiceClient = {
    post,
    get: () => Promise.reject(new Error('routing gets nothing from intake')),
    call: () => Promise.reject(new Error('routing calls intake by post')),
  };

  const sealVerdicts = (personId: string, verdicts: Readonly<Record<string, Verdict>>) => {
    const keyId = `key-${personId}`;
    const key = keys.get(keyId) ?? randomBytes(32);
    keys.set(keyId, key);
    const programs = Object.entries(verdicts).map(([program, verdict]) => ({
      program,
      verdict,
      missing: [],
    }));
    return seal({ keyId, personId, purpose: 'routing', key }, 'ScreeningCompleted', { programs });
  };

  return {
    client,
    asked,
    grant,
    /** A guardian's word it is, that this may be. */
    guards: (personId: string, ...recipients: string[]) =>
      recipients.forEach((recipient) => guarded.add(`${personId}|${recipient}`)),
    revoke: (personId: string, recipient: string) => void consents.delete(`${personId}|${recipient}`),
    sealVerdicts,
    destroyKeys: () => keys.clear(),
    /** Is away for so many questions. */
    goAway: (times: number) => void (state.away = times),
    /** Something happens between intake's answer and what it leads to. */
    beforeAnswer: (happens: typeof state.beforeAnswer) => void (state.beforeAnswer = happens),
  };
};

export type FakeIntake = ReturnType<typeof fakeIntake>;
