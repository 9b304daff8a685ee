import { expect } from 'vitest';
import { type Decider, fold, Refusal } from './index.ts';

/** given(past events).when(command).then(new events): one vocabulary for every decider's tests. */
export const specify = <Command, State, Event>(decider: Decider<Command, State, Event>) => ({
  given: (...past: readonly Event[]) => ({
    when: (command: Command) => {
      const attempt = () => decider.decide(command, fold(decider, past));
      return {
        // oxlint-disable-next-line unicorn/no-thenable -- it is the word of the vocabulary, and nobody awaits it
        then: (...expected: readonly Event[]) => expect(attempt()).toEqual(expected),
        thenNothing: () => expect(attempt()).toEqual([]),
        thenRefused: (code: string) => {
          try {
            attempt();
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            return expect(error.code).toBe(code);
          }
          return expect.unreachable(`expected a refusal '${code}', but the command was taken`);
        },
      };
    },
    state: () => fold(decider, past),
  }),
});
