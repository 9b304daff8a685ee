import type { Context } from '@handoff/host';
import type { CompiledBook } from '../domain/law/rulebook.ts';

/** Says once, whichever process starts first, that the rules of this book hold from now on. */
export const publishRules = async (
  { version, released, programs }: CompiledBook,
  { ids, handle }: Pick<Context, 'ids' | 'handle'>,
): Promise<void> => {
  const rulesId = ids.derive('rules', 'all');
  const data = {
    rulesId,
    rulesVersion: version,
    releasedOn: released,
    programs: programs.filter(({ listed }) => listed).map(({ program }) => program),
  };
  const outcome = await handle(
    'rules',
    rulesId,
    { type: 'PublishRules', data },
    { causation: `rules:${version}` },
  );
  if (outcome.kind === 'refused') throw new Error(`the rules could not be published: ${outcome.code}`);
};
