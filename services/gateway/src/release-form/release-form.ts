import { type Language, languages } from '@handoff/schemas';
import type { Texts } from './texts.ts';

type Asked = Readonly<{
  /** Who may be told: the agency that refers. */
  party: Readonly<{ slug: string; name: string }>;
  /** BCP 47; English where there are no words in it. */
  language: string;
  /** Last day on which it holds. */
  until: string;
}>;

/** A consent as it is to be sent once the person has signed; `on` is the day on the paper. */
const terms = ({ party, until }: Asked, language: string, records: readonly string[]) => ({
  recipient: party.slug,
  purposes: ['progress'],
  how: 'signed',
  language,
  records,
  until,
});

/** The form to put before the person: what is said, what may be struck out, and what to send when it is signed. */
export const releaseForm = (texts: Texts, asked: Asked) => {
  const spoken = spokenIn(asked.language);
  const { language, direction, reviewed } = spoken;
  const say = (text: Readonly<Record<string, string>>): string =>
    (text[language] ?? '').replaceAll('{party}', asked.party.name).replaceAll('{until}', asked.until);
  const records = Object.entries(texts.records).map(([name, text]) => ({ name, says: say(text) }));
  return {
    language,
    direction,
    reviewed,
    title: say(texts.title),
    who: say(texts.who),
    records,
    says: [texts.purpose, texts.until, texts.free, texts.copy].map(say),
    signature: say(texts.signature),
    date: say(texts.date),
    consent: terms(
      asked,
      language,
      records.map(({ name }) => name),
    ),
  };
};

/** The language asked for, else one of the same beginning (`pt` is answered in `pt-BR`), else English. */
const spokenIn = (wanted: string): Language => {
  const [family = ''] = wanted.toLowerCase().split('-');
  const found =
    languages.find(({ language }) => language.toLowerCase() === wanted.toLowerCase()) ??
    languages.find(({ language }) => language.toLowerCase().split('-')[0] === family) ??
    languages.find(({ language }) => language === 'en');
  if (!found) throw new Error('schemas/languages.yaml has no English');
  return found;
};
