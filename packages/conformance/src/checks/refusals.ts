import { z } from 'zod';
import type { Seen } from '../door/seen.ts';
import { type Evidence, trialOf } from '../evidence.ts';
import { type Check, failed, passed } from './check.ts';

export type Refused = Readonly<{ at: number; code: string; place: string; what: string }>;

const problem = z.object({ code: z.string(), place: z.string().nullish(), reason: z.string().optional() });
/** Judged by checks of their own. */
const repeated = 'causation-reused';
/** Asked too often: of that HC-11 speaks. */
const tooMany = 429;
/** A race that a well-behaved system runs into: the place went, the person took it back. */
const nobodysFault = new Set(['no-place', 'already-said', 'nothing-to-do']);

/** What the exchange had to refuse, over any way. */
export const refusalsIn = ({
  way,
  told,
  seen,
  rows,
}: Pick<Evidence, 'way' | 'told' | 'seen' | 'rows'>): readonly Refused[] => [
  ...told.flatMap(({ type, data, at }): Refused[] =>
    type === 'MessageRejected'
      ? [
          {
            at,
            code: String(data['code']),
            place: textIn(data['place']),
            what: String(data['message']),
          },
        ]
      : [],
  ),
  ...(way === 'kafka' ? [] : seen.flatMap(refusedRequest)),
  ...rows.flatMap(({ line, status, code = '' }): Refused[] =>
    status === 'refused' ? [{ at: 0, code, place: `line ${line}`, what: 'a row of an upload' }] : [],
  ),
];

const refusedRequest = (request: Seen): Refused[] => {
  const { at, method, path, status, answer } = request;
  if (method !== 'GET' && status >= 400 && status < 500 && status !== tooMany) {
    const said = problem.safeParse(read(answer));
    const { code = String(status), place } = said.success ? said.data : {};
    return [{ at, code, place: place ?? '', what: `${method} ${path}` }];
  }
  return [];
};

export const isEarlyContact = ({ method, path, status }: Seen): boolean =>
  method === 'GET' && path.endsWith('/contact') && status >= 400;

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const read = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const isReuse = ({ code }: Refused): boolean => code === repeated;

export const refusals: Check = {
  id: 'HC-03',
  level: 'MUST',
  ways: ['kafka', 'rest', 'csv'],
  title: 'It says nothing that the exchange has to refuse',
  reason: 'What is refused has no effect: a person waits for an answer that was never given.',
  mend: 'Each refusal says code, place, reason and mend (MessageRejected, application/problem+json, rejects.csv): mend the place it names.',
  link: 'docs/partners/rest.md#4-answer-a-referral',
  judge: (evidence) => {
    const { toldTwiceAt = Number.POSITIVE_INFINITY } = evidence;
    const own = refusalsIn(evidence).filter(
      (one) =>
        !isReuse(one) && !nobodysFault.has(one.code) && !(isOnPlain(evidence, one) && one.at > toldTwiceAt),
    );
    if (own.length === 0) return passed('nothing was refused');
    return failed(
      own.map(({ what, code, place }) => `${what}: ${code} at ${place || 'the message'}`).join('; '),
    );
  },
};

/** Over Kafka a refusal names a message, not a referral: by then everything else has long been said. */
const isOnPlain = (evidence: Evidence, { what }: Refused): boolean =>
  evidence.way === 'kafka' || what.includes(trialOf(evidence, 'plain')?.referral ?? '-');
