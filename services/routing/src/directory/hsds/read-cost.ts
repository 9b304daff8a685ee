import type { ListedService } from '../listing.ts';
import { numberOf, type Row, textOf } from './tables.ts';

type Cost = Pick<ListedService, 'cost' | 'feeCents' | 'feeText'>;

/** Free only where nothing else can be meant: "free for residents" is a text, not an answer. */
const saysFree = /^(it is |this service is )?(free( of charge)?|no (cost|fee|charge)s?|none|gratis)[.!]?$/i;
const saysSliding = /sliding[- ](fee )?scale|by what one earns/i;

/** What it costs. Several prices are no single fee: they become its text, unless the source has one. */
export const readCost = (service: Row, prices: readonly Row[]): Cost => {
  const described = feesDescribed(service);
  const only = onlyPrice(prices);
  const amount = only && numberOf(only, 'amount');
  const feeCents = amount === undefined || amount < 0 ? null : Math.round(amount * 100);
  const texts = [...(described === undefined ? [] : [described]), ...prices.flatMap(wordsOf)];
  const told =
    described ??
    prices
      .map((price) => inWords(price, price === only))
      .filter(Boolean)
      .join('; ');
  return { cost: wordFor(feeCents, prices, texts), feeCents, feeText: told === '' ? null : told };
};

/** `fees` is deprecated since 3.0; what still says it there only is better read than lost. */
const feesDescribed = (service: Row): string | undefined =>
  textOf(service, 'fees_description') ?? textOf(service, 'fees');

/** The prices that a listing says: one as its fee, several in its text. */
export const pricesSaid = (service: Row, prices: readonly Row[]): readonly Row[] => {
  const only = onlyPrice(prices);
  if (feesDescribed(service) === undefined) return prices;
  return only ? [only] : [];
};

const onlyPrice = (prices: readonly Row[]): Row | undefined =>
  prices.length === 1 && prices[0] && isInDollars(prices[0]) ? prices[0] : undefined;

const isInDollars = (price: Row): boolean => (textOf(price, 'currency') ?? 'USD').toUpperCase() === 'USD';

const wordsOf = (price: Row): readonly string[] =>
  ['option', 'amount_description'].flatMap((column) => textOf(price, column) ?? []);

/** `Adults: 10 USD, each class`; of a fee that is told as a number, the words alone. */
const inWords = (price: Row, isTheFee: boolean): string => {
  const [option, described] = [textOf(price, 'option'), textOf(price, 'amount_description')];
  const amount = isTheFee ? undefined : textOf(price, 'amount');
  const money = amount === undefined ? undefined : `${amount} ${textOf(price, 'currency') ?? 'USD'}`;
  const what = [money, described].filter((word) => word !== undefined).join(', ');
  return [option, what].filter((word) => word !== undefined && word !== '').join(': ');
};

const wordFor = (
  feeCents: number | null,
  prices: readonly Row[],
  texts: readonly string[],
): string | null => {
  if (texts.some((text) => saysSliding.test(text))) return 'sliding';
  if (feeCents === 0 || texts.some((text) => saysFree.test(text))) return 'free';
  const isPaid = prices.length > 0 && prices.every((price) => (numberOf(price, 'amount') ?? 0) > 0);
  return feeCents === null && !isPaid ? null : 'fee';
};
