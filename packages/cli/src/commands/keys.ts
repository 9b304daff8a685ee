import { z } from 'zod';
import { note } from '../integrate/note.ts';
import { dayOf, dueInWords, isLacking } from './master-key.ts';
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

const master = z.object({ masterKeyId: z.string(), wrapped: z.number(), lacking: z.array(z.string()) });

/** A later master key where it is held (Vault), and every key wrapped under it. */
export const keysRotateMaster = async ({ data, json, say }: Options): Promise<number> => {
  const { body } = await runningExchange(data)
    .operator.of('intake')
    .post('/internal/key-rotation/master', {}, { timeoutMs: 600_000 });
  const { masterKeyId, wrapped, lacking } = master.parse(body);
  say(
    json
      ? JSON.stringify({ masterKeyId, wrapped, lacking })
      : `${wrapped} keys are wrapped by ${masterKeyId}. Asked again it would make another: see docs/privacy/master-key.md.`,
  );
  if (!json) for (const id of lacking) say(isLacking(id));
  return 0;
};

const epoch = z.object({
  heldBy: z.enum(['service', 'hand']),
  present: z.object({ id: z.string(), since: z.string(), renewBy: z.string() }),
  made: z.boolean(),
  wrapped: z.number(),
  lacking: z.array(z.string()),
  ended: z.array(z.string()),
  pair: z.object({ made: z.boolean(), ended: z.array(z.string()) }).default({ made: false, ended: [] }),
  former: z.array(
    z.object({ id: z.string(), since: z.string(), until: z.string(), endBy: z.string(), late: z.boolean() }),
  ),
  due: z.array(z.object({ act: z.enum(['rotate', 'destroy']), id: z.string(), since: z.string() })),
});
type Epoch = z.infer<typeof epoch>;

/** For a timer, once a day. Ends with 1 where a hand has to do something, or a master key is lacking. */
export const keysEpoch = async (
  { data, json, say }: Options,
  asked: Readonly<{ days?: number; destroyed?: string; lost?: string }>,
): Promise<number> => {
  const { body } = await runningExchange(data)
    .operator.of('intake')
    .post('/internal/key-rotation/epoch', asked, { timeoutMs: 600_000 });
  const told = epoch.parse(body);
  if (json) say(JSON.stringify(told));
  else for (const line of inWords(told)) say(line);
  return told.due.length === 0 && told.lacking.length === 0 ? 0 : 1;
};

const inWords = ({
  heldBy,
  present,
  made,
  wrapped,
  lacking,
  ended,
  pair,
  former,
  due,
}: Epoch): readonly string[] => [
  `${present.id} wraps since ${dayOf(present.since)}${made ? ': made now' : ''}; ${wrapped} keys were wrapped anew`,
  ...lacking.map(isLacking),
  ...ended.map((id) => `${id} is ended: no backup that it wrapped opens any more`),
  ...(pair.made
    ? [
        'GET /v1/keys shows another key to seal people to; what is sealed to the one before is taken for four weeks',
      ]
    : []),
  ...(pair.ended.length === 0 ? [] : [`${pair.ended.length} former keys to seal people to are ended`]),
  ...due.map(dueInWords),
  `next: another master key by ${dayOf(present.renewBy)}${heldBy === 'hand' ? ', by hand' : ''}`,
  ...former.map(
    ({ id, endBy, late }) =>
      `next: the end of ${id} by ${dayOf(endBy)}${late ? '; it wrapped too long: its first backups open for more than 35 days' : ''}`,
  ),
];
