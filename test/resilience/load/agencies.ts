export const workerCenter = 'harbor-worker-center';
export const college = 'bayside-community-college';
export const jobCenter = 'north-shore-career-center';
export const slugs = [workerCenter, college, jobCenter] as const;
export type Slug = (typeof slugs)[number];

const shared = { jurisdiction: 'US-MA', languages: ['es', 'en'], publicKey: null };

export type Term = Readonly<{ name: string; seats: number }>;

/** The network of the story: who refers, who teaches this term's class with so many seats, who places. */
export const manifests = ({ name, seats }: Term) => [
  {
    ...shared,
    slug: workerCenter,
    name: 'Harbor Worker Center',
    kind: 'worker-center',
    way: 'rest',
    serves: 'Anyone who works, or looks for work, in the harbor towns. All year.',
    services: [{ code: 'work.rights' }],
  },
  {
    ...shared,
    slug: college,
    name: 'Bayside Community College',
    kind: 'community-college',
    way: 'rest',
    serves: 'Adults who are not in school and want to learn English. January and September.',
    services: [
      {
        code: 'learn.esl',
        program: 'aefla',
        cohort: `esl-evening-${name}`,
        startsOn: '2027-01-11',
        seats,
        seatKind: 'held',
      },
    ],
  },
  {
    ...shared,
    slug: jobCenter,
    name: 'North Shore Career Center',
    kind: 'job-center',
    way: 'csv',
    serves: 'Job seekers of eighteen or older in the north shore. Weekdays, all year.',
    services: [{ code: 'work.placement', program: 'wioa_adult' }],
  },
];
