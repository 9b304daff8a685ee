import type { hostedIntake } from './hosted-intake.ts';

/** A message of this stream waits at a consumer: whatever it says has not been done. */
export const parkOn = (
  { parked }: Pick<ReturnType<typeof hostedIntake>, 'parked'>,
  stream: string,
  consumer = 'intake.commands',
): Promise<void> =>
  parked.add({
    consumer,
    stream,
    delivery: {
      topic: 'handoff.elsewhere',
      partition: 0,
      offset: '0',
      key: stream,
      headers: {},
      payload: Buffer.alloc(0),
    },
    reason: { code: 'does-not-decode', reason: 'r', mend: 'm' },
  });
