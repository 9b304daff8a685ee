import { notFound } from '@handoff/http';
import { z } from 'zod';
import type { ViewKind } from '../domain/view.ts';
import type { Gateway } from '../gateway.ts';
import type { OpenView } from '../register/views.ts';
import { referralNamed } from '../translate/referral-named.ts';

export const idParam = z.object({ id: z.string().max(100).describe('Your own id for it') });

/** What a caller may see under an id; not there and another's are one answer. */
export const ownView = async (
  { register }: Gateway,
  partner: string,
  kind: Exclude<ViewKind, 'referral'>,
  id: string,
): Promise<OpenView> => {
  const [found] = await register.views.find(partner, kind, id);
  if (!found) throw notFound('path.id');
  return found;
};

/** Referrals may be named by their short reference, too. */
export const ownReferral = async (
  gateway: Gateway,
  partner: string,
  id: string,
  term: string | null = null,
): Promise<OpenView> => {
  try {
    return await referralNamed(gateway, partner, id, term);
  } catch (error) {
    throw isUnknown(error) ? notFound('path.id') : error;
  }
};

const isUnknown = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'unknown-referral';
