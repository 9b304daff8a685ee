import { textIn } from './domain/explanation/explain.ts';
import type { Ruleset } from './domain/law/rulebook.ts';
import type { ProgramRules, Text } from './domain/law/ruleset.ts';

/** What a person may read about a program before anything is sent, in the languages asked for. */
export const describeRuleset = ({ program, title, files }: Ruleset, languages: readonly string[]) => {
  const own = files.find(({ jurisdiction }) => jurisdiction === 'US') ?? files[0];
  const say = (text: Text) => textIn(text, languages);
  return {
    program,
    title: say(title),
    jurisdictions: files.map(({ jurisdiction }) => jurisdiction),
    fundingStream: own?.fundingStream ?? null,
    providers: own?.providers ?? [],
    documents: (own?.documents ?? []).map(({ id, text }) => ({ id, text: say(text) })),
    card: own?.card === undefined ? null : { asks: say(own.card.asks), keeps: say(own.card.keeps) },
    rules: files.flatMap(rulesOf),
  };
};

/** Which rules there are, since when, and whether somebody still looks at them. */
const rulesOf = ({ jurisdiction, rules }: ProgramRules) =>
  rules.flatMap(({ id, layer, versions }) =>
    versions.map(({ inForceFrom, inForceTo = null, verifiedOn = null, reviewBy = null }) => ({
      rule: id,
      jurisdiction,
      layer,
      inForceFrom,
      inForceTo,
      verifiedOn,
      reviewBy,
    })),
  );
