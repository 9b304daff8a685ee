import type { Dice } from './dice.ts';
import type { Language } from './names.ts';
import type { Mix, Turn } from './read-mix.ts';
import type { Wishes } from './wishes.ts';

type Facts = Readonly<Record<string, string | number>>;

const learner = { english_language_learner: 'yes' };
const speaker = { english_language_learner: 'no', basic_skills_deficient: 'yes' };
const atSchool = { attending_school: 'secondary', required_to_attend_school: 'yes' };
const notAtSchool = { attending_school: 'none' };

/** What was answered so far. Nobody is asked what their wish doesn't need, and a "no" about work leaves no trace. */
export const drawFacts = (turn: Turn, language: Language, wishes: Wishes, mix: Mix, die: Dice): Facts => {
  if (turn === 'fifteen') return { age: 15, ...learner, ...atSchool };
  if (turn === 'in-high-school') return { age: 17, ...learner, ...atSchool };
  const age = 18 + die.below(45);
  const english = language === 'en' ? speaker : learner;
  if (wishes.pathway === 'steady-ground') return { age, ...inNeed(wishes, mix, die) };
  const basic = { basic_skills_deficient: die.one(['', 'yes', 'no']), ...english };
  // At 18 and 19 a State may still require school; it is asked only there.
  const required = age < 20 ? { required_to_attend_school: 'no' } : {};
  return { age, ...basic, ...notAtSchool, ...required, ...forWork(wishes, mix, die) };
};

const inNeed = ({ emergency }: Wishes, mix: Mix, { happens, one }: Dice): Facts => {
  if (emergency.length === 0) return {};
  const asked = one([true, true, true, false]);
  const low = happens(mix['of-a-hundred'].lowIncome) ? 'yes' : 'no';
  return { emergency_need: emergency.join(' '), low_income: asked ? low : '' };
};

const forWork = ({ wanted }: Wishes, mix: Mix, { happens, one, below }: Dice): Facts => {
  if (!wanted.some(({ service }) => service === 'work.placement')) return {};
  const selective_service = one(['registered', 'not_required', 'not_required']);
  if (!happens(mix['of-a-hundred'].answeredWorkQuestion)) return { selective_service };
  return { selective_service, work_authorized: 'yes', work_authorized_recheck: `2027-Q${1 + below(4)}` };
};
