import type { AgencyOffer, OfferEnd, ReferralEvent, SeveralOffers } from './events.ts';
import type { Known, Referral } from './state.ts';

/** One of several offers. Holds are numbered for each: two agencies may call their cohorts alike. */
export type OfferState = AgencyOffer &
  Readonly<{
    status: 'open' | 'place-held' | 'closed';
    held: Held | null;
    closed: Readonly<{ because: OfferEnd; reason: string | null }> | null;
    holdsReleased: number;
    /** Since when its agency is paused and can't answer: pause.ts. */
    stoppedSince?: string;
    /** When it was answered or ended first: nobody was awaited there any more. Absent: it is open, or of before this was noted. */
    answeredAt?: string;
  }>;

type Held = Readonly<{
  cohort: string | null;
  hold: number | null;
  conditional: string | null;
  confirmBy: string;
}>;

export type Several = Readonly<Omit<SeveralOffers, 'offers'> & { offers: readonly OfferState[] }>;

/** Several agencies are asked, and none of them has the person yet. */
export type Amid = Extract<Known, { status: 'offered' }> & Readonly<{ several: Several }>;

export const isAmid = (state: Referral): state is Amid =>
  state.status === 'offered' && state.several !== null;

export const severalOf = (said: SeveralOffers | null): Several | null =>
  said && {
    ...said,
    offers: said.offers.map((offer) => ({
      ...offer,
      status: 'open',
      held: null,
      closed: null,
      holdsReleased: 0,
    })),
  };

export const offerOf = (several: Several, agency: string): OfferState | undefined =>
  several.offers.find((offer) => offer.agency === agency);

export const liveOffers = ({ offers }: Several): readonly OfferState[] =>
  offers.filter(({ status }) => status !== 'closed');

export const heldOffers = ({ offers }: Several): readonly OfferState[] =>
  offers.filter(({ status }) => status === 'place-held');

/** Whose answer is awaited. An agency that holds a place has answered: then it is the person's turn. */
export const openOffers = ({ offers }: Several): readonly OfferState[] =>
  offers.filter(({ status }) => status === 'open');

export const answerableOffers = (several: Several): readonly OfferState[] =>
  openOffers(several).filter(({ stoppedSince }) => stoppedSince === undefined);

/** Whose silence it is when nobody answers: one of those that can, never one that is paused. */
export const awaitedOf = (state: Known): string =>
  (isAmid(state)
    ? (answerableOffers(state.several)[0] ?? liveOffers(state.several)[0])?.agency
    : undefined) ?? state.parties.agency;

type OnOneOffer = Extract<ReferralEvent, { type: 'OfferPlaceHeld' | 'OfferClosed' | 'HoldReleased' }>;

export const offersAfter = (several: Several | null, event: OnOneOffer): Several | null =>
  several && {
    ...several,
    offers: several.offers.map((offer) =>
      offer.agency === event.data.agency ? offerAfter(offer, event) : offer,
    ),
  };

const answeredAt = (offer: OfferState, { at }: OnOneOffer): Pick<OfferState, 'answeredAt'> => {
  const first = offer.answeredAt ?? at;
  return first === undefined ? {} : { answeredAt: first };
};

const offerAfter = (offer: OfferState, event: OnOneOffer): OfferState => {
  switch (event.type) {
    case 'OfferPlaceHeld': {
      const { cohort, hold, conditional, confirmBy } = event.data;
      const held = { cohort, hold, conditional, confirmBy };
      return { ...offer, status: 'place-held', held, ...answeredAt(offer, event) };
    }
    case 'OfferClosed': {
      const { because, reason } = event.data;
      return { ...offer, status: 'closed', closed: { because, reason }, ...answeredAt(offer, event) };
    }
    case 'HoldReleased':
      return { ...offer, holdsReleased: Math.max(offer.holdsReleased, event.data.hold + 1) };
  }
};

/** The referral as one of several agencies sees it: itself as the receiving agency, its own offer, its own holds. */
export const seenBy = (state: Known, agency: string): Known => {
  const mine = state.several && offerOf(state.several, agency);
  if (!mine) return state;
  const { program, cohort, reference, holdsReleased } = mine;
  return {
    ...state,
    parties: { ...state.parties, agency },
    offer: { ...state.offer, program, cohort, reference },
    holdsReleased,
  };
};

/** Every agency this referral was offered to. */
export const agenciesOf = ({ parties, several }: Known): readonly string[] =>
  several ? several.offers.map(({ agency }) => agency) : [parties.agency];
