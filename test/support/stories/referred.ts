import type { Agency } from './agency.ts';

/** A center refers somebody to a college's English class, under its own number for them; the reference that both know. */
export const offered = async (center: Agency, college: Agency, person: string): Promise<string> => {
  await center.refers(person, { pathway: 'english-to-work', choices: [['learn.esl', college.slug]] });
  const { data } = await center.hears({ localRef: person, to: college.slug, status: 'offered' });
  const reference = String(data['reference']);
  await college.hears({ reference, status: 'offered' });
  return reference;
};

/** The same, and the college accepted. */
export const accepted = async (center: Agency, college: Agency, person: string): Promise<string> => {
  const reference = await offered(center, college, person);
  await college.answers(reference, 'accepted');
  await center.hears({ reference, status: 'accepted' });
  return reference;
};
