import type { Context, EventMeta } from '@handoff/host';
import type { RulesPublished } from '@handoff/schemas';
import { Transient } from '@handoff/stream-store';
import type { Publication } from '../domain/law/publication.ts';
import type { OpenJourneys } from '../rescreening/open-journeys.ts';
import { sequenceOf } from './sequence-of.ts';

/** From here on everybody on a way is due; they are screened one by one beside the consumer, which must not stand still. */
export const onRulesPublished = async (
  journeys: OpenJourneys,
  ours: string,
  { rulesId, rulesVersion }: RulesPublished,
  { envelope }: EventMeta,
  { read }: Context,
): Promise<undefined | { skipped: string }> => {
  const { state } = (await read<Publication>('rules', rulesId)) ?? {};
  if (state?.versions.at(-1) !== rulesVersion) return { skipped: 'rules-overtaken' };
  if (rulesVersion !== ours)
    throw new Transient('rules-newer-than-ours', 'A process with these rules takes this up.');
  await journeys.follow({ event: envelope.id, version: rulesVersion, sequence: sequenceOf(envelope) });
  return undefined;
};
