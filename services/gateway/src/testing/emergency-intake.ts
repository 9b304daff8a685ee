import { RefusedByPeer, type ServiceClient } from '@handoff/http';

type Said = Readonly<{ path: string; id: string; body: Readonly<Record<string, unknown>> }>;

/** Intake's two doors for the operator's people, as the gateway meets them: it notes who was named, and holds what stands. */
export const emergencyIntake = (behind: ServiceClient, agency: string) => {
  const said: Said[] = [];
  let glass = {
    askedBy: '',
    confirmedBy: null as string | null,
    intakeId: '',
    reason: '',
    minutes: 0,
    stage: 'none',
  };
  let hold: {
    matter: string;
    stage: string;
    askedBy: string;
    confirmedBy: string | null;
    erasureWaits: boolean;
  } | null = null;
  let erased = false;
  const refuse = (status: number, code: string): never => {
    throw new RefusedByPeer({ status, code, reason: 'No.', mend: 'Ask.', place: 'by' });
  };
  const look = (by: string): void => {
    if (erased) refuse(403, 'consent-not-live');
    if (by !== glass.askedBy && by !== glass.confirmedBy) refuse(409, 'not-one-of-two');
  };
  const moves: Readonly<Record<string, (by: string, body: Said['body']) => unknown>> = {
    '/internal/break-glass': (by, { intakeId, reason, minutes }) => {
      const asked = { intakeId: String(intakeId), reason: String(reason), minutes: Number(minutes) };
      glass = { ...glass, ...asked, askedBy: by, stage: 'asked' };
    },
    '/internal/break-glass/:id/confirmation': (by) => (glass = { ...glass, confirmedBy: by, stage: 'open' }),
    '/internal/break-glass/:id/end': () => (glass = { ...glass, stage: 'ended' }),
    '/internal/break-glass/:id/look': look,
    '/internal/holds/:id/ask': (by, { matter }) => {
      const nothingYet = { confirmedBy: null, erasureWaits: false };
      hold = { matter: String(matter), stage: 'asked', askedBy: by, ...nothingYet };
    },
    '/internal/holds/:id/confirm': (by) => (hold = hold && { ...hold, stage: 'in-force', confirmedBy: by }),
    '/internal/holds/:id/lift': () => (hold = null),
  };
  const shown = (path: string): unknown =>
    path.startsWith('/internal/holds')
      ? { hold }
      : path.endsWith('/look')
        ? { contact: { name: 'Rosa Example', contacts: [] } }
        : { id: 'glass-1', agency, until: null, ...glass };
  const answer = (path: string) => ({ status: 200, body: shown(path), header: () => undefined });
  const client: ServiceClient = {
    ...behind,
    get: async (path, options) => (/holds|break-glass/.test(path) ? answer(path) : behind.get(path, options)),
    post: async (path, body, options) => {
      const move = moves[path];
      if (!move) return behind.post(path, body, options);
      const words = body as Said['body'];
      said.push({ path, id: String(options?.params?.['id'] ?? ''), body: words });
      move(String(words['by']), words);
      return answer(path);
    },
  };
  return { client, said, erase: (): void => void (erased = true) };
};
