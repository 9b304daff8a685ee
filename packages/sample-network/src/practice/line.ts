import type { Notice } from './moves.ts';

/** Who stands in line at an agency, in the order they came. */
export type Line = Readonly<{
  note: (notice: Pick<Notice, 'referral' | 'status' | 'role'>) => void;
  /** Everyone in it, each handed out once. */
  nextUp: () => readonly string[];
}>;

export const openLine = (before: readonly Pick<Notice, 'referral' | 'status' | 'role'>[]): Line => {
  const waiting = new Set<string>();
  const note: Line['note'] = ({ referral, status, role }) => {
    if (role !== 'receiver') return;
    if (status === 'waitlisted') waiting.add(referral);
    else waiting.delete(referral);
  };
  for (const notice of before) note(notice);
  return {
    note,
    nextUp: () => {
      const up = [...waiting];
      waiting.clear();
      return up;
    },
  };
};
