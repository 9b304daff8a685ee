import { refuse } from '@handoff/decider';
import type { ReferralEvent } from './events.ts';
import type { Move } from './moves.ts';

/** How far a referral has come, and when it changed last for whom. An event is a version, as in the stream itself. */
export type Changes = Readonly<{
  version: number;
  forAll: number;
  /** By agency, where several were asked: what became of one offer is told to that agency and the referrer alone. */
  ofOffers: Readonly<Record<string, number>>;
}>;

export const unchanged: Changes = { version: 0, forAll: 0, ofOffers: {} };

/** Told too, some of it; but whoever answers without knowing it answers to the same referral. */
const quiet: readonly ReferralEvent['type'][] = [
  'HoldReleased',
  'ReferralReminded',
  'ReferralIntroduced',
  'ClocksStopped',
  'ClocksStarted',
];

export const changesAfter = (
  { version: before, forAll, ofOffers }: Changes,
  event: ReferralEvent,
): Changes => {
  const version = before + 1;
  if (quiet.includes(event.type)) return { version, forAll, ofOffers };
  return event.type === 'OfferPlaceHeld' || event.type === 'OfferClosed'
    ? { version, forAll, ofOffers: { ...ofOffers, [event.data.agency]: version } }
    : { version, forAll: version, ofOffers };
};

/** Said of a referral as it was: somebody has moved it since, and the speaker may decide otherwise now. */
export const refuseStale = ({ expected, by, agency }: Move, { forAll, ofOffers }: Changes): void => {
  if (expected == null) return;
  const seen = by === 'T' ? [ofOffers[agency ?? ''] ?? 0] : Object.values(ofOffers);
  if (Math.max(forAll, ...seen) <= expected) return;
  refuse('stale-version', {
    place: 'version',
    reason: 'The referral has changed since the version this was said of.',
    mend: 'Read its newest notice, or GET it; then say again what still holds, with the version that it has now or with none.',
  });
};
