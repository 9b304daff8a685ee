import { hostInMemory, inMemoryWorld } from '@handoff/host/in-memory';
import type { ServiceClient } from '@handoff/http';
import { app } from '../app.ts';
import { inMemoryReleases } from '../cubes/in-memory-releases.ts';
import { inMemoryExportNotes } from '../export/in-memory-export-notes.ts';
import { inMemoryBeside } from '../tables/in-memory-beside.ts';
import { inMemoryFactTables } from '../tables/in-memory-fact-tables.ts';
import { inMemoryRebuildTurn } from '../tables/in-memory-rebuild-turn.ts';

/** The whole service over the in-memory twins, entered where the real one is: by its internal calls. */
export const hostedOutcomes = () => {
  const tables = inMemoryFactTables();
  const [notes, releases] = [inMemoryExportNotes(), inMemoryReleases()];
  const world = inMemoryWorld({ startsAt: '2026-11-02T14:00:00.000Z' });
  const turn = inMemoryRebuildTurn();
  const asked: string[] = [];
  const state = { says: (_personId: string, _recipient: string): boolean => true };
  const beside = inMemoryBeside();
  const hosted = hostInMemory(
    app({
      tables: () => tables,
      beside: () => beside,
      turn: () => turn,
      notes: () => notes,
      releases: () => releases,
    }),
    { world, peers: { intake: intakeSaying(state, asked) } },
  );
  const intake = { asked, allows: (says: typeof state.says) => void (state.says = says) };
  return { ...hosted, tables, intake, summary: () => hosted.call('operator', 'GET', '/internal/summary') };
};

type Question = Readonly<{ personId: string; recipient: string; purpose: string }>;

/** Intake as outcomes sees it: whether consent is live, and nothing else. */
const intakeSaying = (
  state: Readonly<{ says: (personId: string, recipient: string) => boolean }>,
  asked: string[],
): ServiceClient => ({
  post: async (path, body) => {
    const { personId, recipient, purpose } = body as Question;
    asked.push(`${path} ${recipient} ${purpose}`);
    return { status: 200, body: { allowed: state.says(personId, recipient) }, header: () => undefined };
  },
  get: () => Promise.reject(new Error('outcomes gets nothing from intake')),
  call: () => Promise.reject(new Error('outcomes asks intake by post')),
});

export type Hosted = ReturnType<typeof hostedOutcomes>;
