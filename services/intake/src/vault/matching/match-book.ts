/** Which matches there are, to find them by whom they concern; what became of each its own stream says. */
export type NotedMatch = Readonly<{
  matchId: string;
  fund: string;
  persons: readonly string[];
  agencies: readonly string[];
}>;

export interface MatchBook {
  /**
   * Before the match is proposed: one that is noted and never was proposed harms nobody. Again with the version of its stream that says
   * so, once it is: what was closed before is open.
   */
  note(match: NotedMatch, version?: number): Promise<void>;
  /** Seen to be over at this version of its stream; one that was proposed later stays open. */
  close(matchId: string, version: number): Promise<void>;
  /** Those that were not closed. */
  openOf(agency: string): Promise<readonly NotedMatch[]>;
  /** Over or not: a pair that is over is known as one still. */
  ofPerson(personId: string): Promise<readonly NotedMatch[]>;
  drop(matchId: string): Promise<void>;
}
