import { services as serviceList } from '@handoff/schemas';

export const ourTaxonomy = 'handoff';
export const openEligibility = 'open-eligibility';

export const isOpenEligibility = (taxonomy: string): boolean => /open[ _-]?eligibility/.test(taxonomy);

export const isAboutServices = (code: string): boolean => /^1\d{3}$/.test(code);
/** Terms from 20000 on are about people (papers, record, health): never kept. */
export const isAboutPeople = (code: string): boolean => /^\d+$/.test(code) && !isAboutServices(code);

// Two ids that several codes of ours share, each meaning one where it stands in the taxonomy: 1381 lies under legal aid,
// 1346 under schooling, and 1375 is legal aid itself.
const meant: Readonly<Record<string, readonly string[]>> = {
  '1375': ['legal.civil'],
  '1381': ['legal.immigration'],
  '1346': ['learn.esl.civics'],
};

/** Of several codes that share a term, the general one: a term for English classes is no class at the workplace. */
export const servicesFor = (term: string): readonly string[] => {
  const fitting = [...serviceList.codes.values()].flatMap(({ code, openEligibility: ids = [] }) =>
    ids.includes(Number(term)) ? [code] : [],
  );
  const general = fitting.filter((code) => !fitting.some((other) => code.startsWith(`${other}.`)));
  return meant[term] ?? general;
};
