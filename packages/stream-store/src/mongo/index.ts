export { databaseClock, type DatabaseClockOptions, type MongoClock } from './database-clock.ts';
export { type OpenStreams, openStreams } from './open-streams.ts';
export { travel } from './travel.ts';
