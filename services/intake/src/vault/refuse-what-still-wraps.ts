import { refuse } from '@handoff/decider';

export const refuseWhatStillWraps = (old: readonly string[], wrappers: readonly string[]): void => {
  const still = old.filter((id) => wrappers.includes(id));
  if (still.length === 0) return;
  refuse('master-key-still-wraps', {
    place: still.join(', '),
    reason: 'Something that is kept is still wrapped by it and would never open again.',
    mend: 'Start intake with every master that the trail names, so that it is wrapped anew, and ask again. Nothing was ended.',
  });
};
