import { blindIndex, type DataKey } from '@handoff/sealing';
import { mostTraits, type Trait } from '../../domain/matching/traits.ts';

export type Tokens = Readonly<{
  /** As many for everybody, and in no order: how many parts a name has is not to be seen. */
  tokens: readonly string[];
  /** Which of them say that somebody is the same, not only near. */
  same: readonly string[];
}>;

/**
 * Traits under the key of a fund: what is alike there is alike, and can't be read or compared with another fund's. What fills it up is
 * one person's alone and stays the same: two copies of an entry show no more than one.
 */
export const tokensUnder = (
  key: Pick<DataKey, 'key'>,
  personId: string,
  traits: readonly Trait[],
): Tokens => {
  const of = ({ likeness, text }: Trait): string => blindIndex(key, likeness, text);
  const fill = Array.from({ length: mostTraits - traits.length }, (_, at) =>
    blindIndex(key, 'fill', `${personId} ${at}`),
  );
  return {
    tokens: [...traits.map(of), ...fill].toSorted(),
    same: traits.filter(({ likeness }) => likeness === 'same').map(of),
  };
};
