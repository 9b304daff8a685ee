/** Who at an agency walks with whom, as the journey last said it. */
export type Walk = Readonly<{
  journeyId: string;
  personId: string;
  slug: string;
  lead: string;
  deputy: string;
  /** Of the event that said so, in its stream: an older one changes nothing. */
  sequence: number;
}>;

export type Caseload = Readonly<{
  keep: (walk: Walk) => Promise<void>;
  /** In which this member of staff leads or stands in, by their journeys' ids. */
  with: (slug: string, code: string) => Promise<readonly Walk[]>;
  forget: (personId: string) => Promise<void>;
}>;
