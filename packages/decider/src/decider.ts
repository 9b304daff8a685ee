/** A pure state machine: facts in, facts out. No clock, no I/O, no ids of its own. */
export type Decider<Command, State, Event> = {
  readonly initial: State;
  readonly decide: (command: Command, state: State) => readonly Event[];
  readonly evolve: (state: State, event: Event) => State;
};

/** State after `events`, starting from `from`. */
export const fold = <Command, State, Event>(
  { initial, evolve }: Pick<Decider<Command, State, Event>, 'initial' | 'evolve'>,
  events: readonly Event[],
  from: State = initial,
): State => events.reduce(evolve, from);
