import type { Codec } from '@handoff/codec';
import { type PeerAnswer, type ServiceClient, Unavailable } from '@handoff/http';
import type { Outcome } from '@handoff/stream-store';

export type Knock = Readonly<{
  command: string;
  streamId: string;
  causation: string;
  bytes: Buffer;
  value: unknown;
}>;

export const taken: Outcome = { kind: 'done', version: 1 };

/** A service that takes commands by its internal door, as the gateway sees it: what was asked, and its answers. */
export const fakeOwner = (codec: Codec, name: string) => {
  const knocks: Knock[] = [];
  const answers = new Map<string, Outcome>();
  const state: { away: boolean; says: Outcome } = { away: false, says: taken };
  const shown = new Map<string, unknown>();

  const post: ServiceClient['post'] = async (path, body, { headers = {} } = {}) => {
    if (path !== '/internal/commands') throw new Error(`${name} is asked only for commands here`);
    if (state.away) throw new Unavailable(name, 'It cannot be reached.');
    const bytes = body as Buffer;
    const { record, value } = await codec.decode(bytes);
    const causation = decodeURIComponent(headers['handoff-causation'] ?? '');
    const command = record.slice(record.lastIndexOf('.') + 1);
    knocks.push({ command, streamId: headers['handoff-stream'] ?? '', causation, bytes, value });
    const said = answers.get(causation) ?? state.says;
    answers.set(causation, said);
    const answer: PeerAnswer = { status: 200, body: said, header: () => undefined };
    return answer;
  };

  const client: ServiceClient = {
    post,
    get: async (path) => {
      if (!shown.has(path)) throw new Error(`${path} is not got from ${name} here`);
      return { status: 200, body: shown.get(path), header: () => undefined };
    },
    call: () => Promise.reject(new Error(`${name} is called by post`)),
  };
  return {
    client,
    knocks,
    /** What it answers from now on; a repeat gets what it got before. */
    says: (outcome: Outcome) => void (state.says = outcome),
    shows: (path: string, body: unknown) => void shown.set(path, body),
    goAway: () => void (state.away = true),
    comeBack: () => void (state.away = false),
  };
};

export type Owner = ReturnType<typeof fakeOwner>;

export const refused = (
  code: string,
  differing: Partial<Extract<Outcome, { kind: 'refused' }>> = {},
): Outcome => ({
  kind: 'refused',
  version: 4,
  code,
  reason: 'It does not go from here to there.',
  mend: 'Look at where it stands.',
  ...differing,
});
