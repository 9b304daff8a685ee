/** One list for keys and consent: what is sealed for a purpose is opened under consent to that purpose. */
export const purposes = ['identity', 'contact', 'screening', 'routing', 'progress', 'matching'] as const;
export type Purpose = (typeof purposes)[number];

export const isPurpose = (text: string): text is Purpose => purposes.some((purpose) => purpose === text);
