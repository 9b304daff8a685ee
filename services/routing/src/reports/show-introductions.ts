import { countIntroductions } from '../domain/referral/introductions.ts';
import type { Reporting } from '../register/reporting.ts';
import { few } from './hide-few.ts';

/** Nobody is counted out: neither of few people, nor the few who came or stayed away of many. */
export const showIntroductions = async (reporting: Reporting) =>
  countIntroductions(await reporting.introductions()).map(({ how, people, arrived }) => {
    const isFew = people < few || arrived < few || people - arrived < few;
    const share = Math.round((arrived / people) * 100) / 100;
    return isFew
      ? { how, people: people < few ? null : people, arrived: null, share: null, fewerThan: few }
      : { how, people, arrived, share };
  });
