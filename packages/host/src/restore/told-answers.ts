import { createHash } from 'node:crypto';
import type { Codec } from '@handoff/codec';
import { type Cursors, type Delivery, placeMarks, readEnvelope, type Recall } from '@handoff/messaging';
import type { CommandAnswered, ServiceName } from '@handoff/schemas';
import type { Handled, Outcome } from '@handoff/stream-store';
import { commandsGroup } from './groups.ts';

type Parts = Readonly<{ service: ServiceName; codec: Codec; recall: Recall; cursors: Cursors }>;

/** By stream, what this service answered to commands, refusals too. What REST was answered stands on no topic. */
export const toldAnswers = async (
  { service, codec, recall, cursors }: Parts,
  answers: readonly Delivery[],
): Promise<ReadonlyMap<string, readonly Handled[]>> => {
  const own = answers.filter((delivery) => delivery.headers['ce_source'] === `/handoff/${service}`);
  if (own.length === 0) return new Map();
  const hashes = await bodyHashes(recall, cursors, service);
  const byStream = new Map<string, Handled[]>();
  for (const delivery of own) {
    const answer = (await codec.decode(delivery.payload)).value as CommandAnswered;
    const bodyHash = hashes.get(answer.causation);
    // A command that is no longer retained can't be told from another body under its id: it is decided anew.
    if (bodyHash === undefined) continue;
    const { time: at } = readEnvelope(delivery);
    const handled = { causation: answer.causation, bodyHash, at, outcome: outcomeOf(answer) };
    byStream.set(answer.stream, [...(byStream.get(answer.stream) ?? []), handled]);
  }
  return byStream;
};

/** Of the commands that came after the store's own mark: those before it are remembered by the store. */
const bodyHashes = async (
  recall: Recall,
  cursors: Cursors,
  service: ServiceName,
): Promise<ReadonlyMap<string, string>> => {
  const ends = await recall.ends(['handoff.commands']);
  const from = await placeMarks(cursors, commandsGroup(service)).of(ends);
  const commands = await recall.read(from, ends);
  return new Map(
    commands.map(({ headers, payload }) => [
      headers['ce_causationid'] ?? headers['ce_id'] ?? '',
      createHash('sha256').update(payload).digest('hex'),
    ]),
  );
};

const outcomeOf = ({ outcome, version, code, reason, mend, place }: CommandAnswered): Outcome => {
  if (outcome !== 'refused') return { kind: outcome === 'done' ? 'done' : 'nothing', version };
  return {
    kind: 'refused',
    version,
    code: code ?? '',
    reason: reason ?? '',
    mend: mend ?? '',
    ...(place === null ? {} : { place }),
  };
};
