import { avroBody, type Route, route } from '@handoff/http';
import type { ServiceAuth } from '@handoff/http';
import { Refusal } from '@handoff/decider';
import type { CommandDoor } from '../command-door.ts';

/** `POST /internal/commands`: Avro bytes in, the outcome out; a refusal is an outcome, not an error. */
export const takeCommand = (door: CommandDoor, { mayCall }: ServiceAuth): Route =>
  route({
    method: 'POST',
    path: '/internal/commands',
    summary: "A command for one of this service's streams",
    auth: mayCall('commands'),
    body: avroBody,
    handle: async ({ body, header }) => {
      const { outcome } = await door({
        streamId: needed(header, 'handoff-stream'),
        causation: decodeURIComponent(needed(header, 'handoff-causation')),
        bytes: body,
        trace: header('traceparent'),
      });
      return outcome;
    },
  });

const needed = (header: (name: string) => string | undefined, name: string): string => {
  const value = header(name);
  if (value) return value;
  throw new Refusal('missing-header', {
    place: `header.${name}`,
    reason: 'a command says which stream it is for and what caused it',
    mend: `Send the header ${name}.`,
  });
};
