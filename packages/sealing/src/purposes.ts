/** One list for keys and consent: what is sealed for a purpose is released for that purpose only. */
export const purposes = ['identity', 'contact', 'screening', 'routing', 'progress', 'matching'] as const;
export type Purpose = (typeof purposes)[number];
