import type { FinalState } from '@handoff/testkit/history';

const hideSealed = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'ciphertext' in value ? '<sealed>' : value;

const longest = 200;

/** Every stream with its events, a line each: what somebody who looks for a fault reads first. */
export const tellStreams = ({ streams }: FinalState): string =>
  streams
    .map(({ service, id, version, events }) =>
      [
        `${service} ${id} at version ${version}`,
        ...events.map(({ sequence, id, time, type, causation, data }) =>
          `  ${sequence} ${id} ${time} ${type} by ${causation} ${JSON.stringify(data, hideSealed)}`.slice(
            0,
            longest,
          ),
        ),
      ].join('\n'),
    )
    .join('\n');
