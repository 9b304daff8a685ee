import { z } from 'zod';
import { note } from '../integrate/note.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

const rotated = z.object({ people: z.number(), left: z.number() });
const atOnce = 100;

/** Later keys for everybody, some at a time; stopped, the same name goes on where it was. */
export const keysRotate = async (
  { data, json, say }: Options,
  { name }: Readonly<{ name: string }>,
): Promise<number> => {
  const intake = runningExchange(data).operator.of('intake');
  let people = 0;
  for (;;) {
    const { body } = await intake.post('/internal/key-rotation', { name, most: atOnce });
    const done = rotated.parse(body);
    people += done.people;
    note(`${people} people, ${done.left} to go`);
    if (done.left === 0 || done.people === 0) break;
  }
  say(json ? JSON.stringify({ name, people }) : `${people} people are sealed for by later keys (${name})`);
  return 0;
};

const master = z.object({ masterKeyId: z.string(), wrapped: z.number() });

/** A later master key where it is held (Vault), and every key wrapped under it. */
export const keysRotateMaster = async ({ data, json, say }: Options): Promise<number> => {
  const { body } = await runningExchange(data)
    .operator.of('intake')
    .post('/internal/key-rotation/master', {}, { timeoutMs: 600_000 });
  const { masterKeyId, wrapped } = master.parse(body);
  say(
    json
      ? JSON.stringify({ masterKeyId, wrapped })
      : `${wrapped} keys are wrapped by ${masterKeyId}. Asked again it would make another: see docs/privacy/master-key.md.`,
  );
  return 0;
};
