import type { Context, EventHandlers, EventMeta } from '@handoff/host';
import type { ClocksStarted, ReferralOffered } from '@handoff/schemas';
import type { Routing } from '../routing.ts';

type Told = Readonly<{ referralId: string; agency: string }>;

/** Projection: how soon each agency answers what it is asked. */
export const noteAnswers = ({ register }: Pick<Routing, 'register'>) => {
  const note =
    (what: 'offered' | 'a-word' | 'ran-out') =>
    ({ referralId, agency }: Told, { envelope }: EventMeta, context: Context): Promise<void> =>
      register(context).answers.note(agency, { what, referralId, at: envelope.time });
  const aWord = note('a-word');
  const word = (told: Told & Readonly<{ by: string }>, meta: EventMeta, context: Context) =>
    told.by === 'T' ? aWord(told, meta, context) : Promise.resolve();
  return {
    ReferralOffered: async (offered: ReferralOffered, meta, context) => {
      const { referralId, several } = offered;
      for (const { agency } of several?.offers ?? [offered])
        await note('offered')({ referralId, agency }, meta, context);
    },
    ReferralInReview: aWord,
    ReferralNeedsPerson: aWord,
    ReferralAccepted: aWord,
    ReferralWaitlisted: aWord,
    OfferPlaceHeld: aWord,
    ReferralDeclined: word,
    OfferClosed: word,
    ReferralExpired: note('ran-out'),
    ClocksStarted: ({ referralId, agency, minutes }: ClocksStarted, { envelope }, context) =>
      register(context).answers.note(agency, { what: 'stood-still', referralId, at: envelope.time, minutes }),
  } as const satisfies EventHandlers;
};
