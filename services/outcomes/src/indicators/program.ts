/** The six core programs (29 USC 3102(13)). */
export const programs = ['adult', 'dw', 'youth', 'aefla', 'wp', 'vr'] as const;
export type Program = (typeof programs)[number];

export const titleOf: Readonly<Record<Program, string>> = {
  adult: 'Title I Adult',
  dw: 'Title I Dislocated Worker',
  youth: 'Title I Youth',
  aefla: 'Title II Adult Education and Family Literacy',
  wp: 'Title III Wagner-Peyser Employment Service',
  vr: 'Title IV Vocational Rehabilitation',
};

const other: Readonly<Record<string, Program>> = {
  dislocated_worker: 'dw',
  wagner_peyser: 'wp',
  employment_service: 'wp',
  adult_education: 'aefla',
  vocational_rehabilitation: 'vr',
};

/** By its short name or by another one in use. */
export const programNamed = (name: string): Program | undefined => {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
  return programs.find((program) => program === plain) ?? other[plain];
};
