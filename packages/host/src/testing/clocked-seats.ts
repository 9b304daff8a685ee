import type { ServiceDefinition } from '../definition.ts';
import { places, seatsService, seatsStream } from './seats-service.ts';

/** Places that are taken back a day after they were opened, by the stream's own clock. */
export const clockedSeats = (opensOn = '2026-11-22'): ServiceDefinition => ({
  ...seatsService(),
  streams: [
    {
      type: {
        ...seatsStream,
        dueAt: (seats) => (seats ? `${nextDay(opensOn)}T15:00:00.000Z` : undefined),
        onDue: () => ({ type: 'SetCapacity', data: places(0) }),
      },
    },
  ],
});

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10);
