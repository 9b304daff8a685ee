import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const sources = ['schemas', 'packages/*', 'services/*'];
const outside = ['**/node_modules/**', '**/.handoff/**'];

// Four tiers, told apart by name and place: no I/O, the whole exchange in virtual time, one real server, the whole exchange.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // For what hangs; a loaded machine is slow, and no test here is about speed.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: [...sources, 'test'].map((place) => `${place}/**/*.spec.ts`),
          exclude: [
            ...outside,
            '**/*.int.spec.ts',
            'test/journeys/**',
            'test/resilience/**',
            'test/isolation/**',
            'test/first-event/first-event.spec.ts',
            'test/simulation/**',
          ],
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.spec.ts'],
          exclude: outside,
          testTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'int',
          include: sources.map((place) => `${place}/**/*.int.spec.ts`),
          exclude: outside,
          globalSetup: ['packages/testkit/src/stack-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'journeys',
          include: [
            'test/{journeys,resilience,isolation}/**/*.spec.ts',
            'test/first-event/first-event.spec.ts',
          ],
          exclude: outside,
          testTimeout: 300_000,
          hookTimeout: 1_800_000,
          // A journey starts some hundred processes of ours; what one of them compiled the next need not.
          env: { NODE_COMPILE_CACHE: join(import.meta.dirname, '.handoff', 'compiled') },
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
