/** Which matches there are, to find them by whom they concern; what became of each its own stream says. */
export type NotedMatch = Readonly<{
  matchId: string;
  fund: string;
  persons: readonly string[];
  agencies: readonly string[];
}>;

export interface MatchBook {
  /** Before the match is proposed: one that is noted and never was proposed harms nobody. */
  note(match: NotedMatch): Promise<void>;
  ofAgency(agency: string): Promise<readonly NotedMatch[]>;
  ofPerson(personId: string): Promise<readonly NotedMatch[]>;
  drop(matchId: string): Promise<void>;
}
