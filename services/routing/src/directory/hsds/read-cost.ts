import type { ListedService } from '../listing.ts';
import type { Indexed } from './index-tables.ts';
import { numberOf, type Row, textOf } from './tables.ts';

type Cost = Pick<ListedService, 'cost' | 'feeCents' | 'feeText'>;

/** Free only where nothing else can be meant: "free for residents" is a text, not an answer. */
const saysFree = /^(it is |this service is )?(free( of charge)?|no (cost|fee|charge)s?|none|gratis)[.!]?$/i;
const saysSliding = /sliding[- ](fee )?scale|by what one earns/i;

export const readCost = ({ under }: Indexed, service: Row): Cost => {
  const options = under('cost_options', 'service_id', textOf(service, 'id'));
  // `fees` is deprecated since 3.0; what still says it there only is better read than lost.
  const feeText = textOf(service, 'fees_description') ?? textOf(service, 'fees') ?? null;
  const texts = [
    feeText,
    ...options.flatMap((row) => [textOf(row, 'option'), textOf(row, 'amount_description')]),
  ].filter((text) => text !== null && text !== undefined);
  const [only, ...more] = options.filter((row) => (textOf(row, 'currency') ?? 'USD').toUpperCase() === 'USD');
  const amount = only && more.length === 0 ? numberOf(only, 'amount') : undefined;
  const feeCents = amount === undefined || amount < 0 ? null : Math.round(amount * 100);
  return { cost: wordFor(feeCents, texts), feeCents, feeText };
};

const wordFor = (feeCents: number | null, texts: readonly string[]): string | null => {
  if (texts.some((text) => saysSliding.test(text))) return 'sliding';
  if (feeCents === 0 || texts.some((text) => saysFree.test(text))) return 'free';
  return feeCents === null ? null : 'fee';
};
