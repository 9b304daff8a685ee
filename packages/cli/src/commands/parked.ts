import { type ServiceName, serviceNames } from '@handoff/schemas';
import { z } from 'zod';
import { CliFault } from '../fault.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

const streams = z.object({
  streams: z.array(
    z.object({
      consumer: z.string(),
      stream: z.string(),
      size: z.number(),
      since: z.string(),
      code: z.string(),
      first: z.string().nullable(),
    }),
  ),
});
const redriven = z.object({
  results: z.array(
    z.object({
      consumer: z.string(),
      stream: z.string(),
      handled: z.number(),
      because: z.string().optional(),
    }),
  ),
});

/** Streams that wait because a message of theirs could not be handled. */
export const parkedList = async ({ data, json, say }: Options): Promise<number> => {
  const { operator } = runningExchange(data);
  const found = await Promise.all(
    serviceNames.map(async (service) =>
      streams
        .parse((await operator.of(service).get('/internal/parked')).body)
        .streams.map((waiting) => ({ service, ...waiting })),
    ),
  );
  const all = found.flat();
  if (json) say(JSON.stringify(all, null, 2));
  else if (all.length === 0) say('Nothing is parked.');
  else for (const waiting of all) say(inWords(waiting));
  return 0;
};

type Waiting = z.infer<typeof streams>['streams'][number] & Readonly<{ service: ServiceName }>;

const inWords = ({ service, consumer, stream, size, since, code, first }: Waiting): string =>
  [
    `${consumer}  ${stream}  ${size} message${size === 1 ? '' : 's'} since ${since}  ${code}`,
    ...(first === null ? [] : [`    handoff parked show ${service} '${first}'`]),
  ].join('\n');

type Which = Readonly<{ service?: string; consumer?: string; stream?: string }>;

/** Takes parked streams through the same handlers again. Exit code 1 when one is still parked. */
export const parkedRedrive = async (
  { data, json, say }: Options,
  { service, consumer, stream }: Which,
): Promise<number> => {
  const { operator } = runningExchange(data);
  const chosen = service === undefined ? serviceNames : [serviceNamed(service)];
  const body = {
    ...(consumer === undefined ? {} : { consumer }),
    ...(stream === undefined ? {} : { streams: [stream] }),
  };
  const results = (
    await Promise.all(
      chosen.map(
        async (name) =>
          redriven.parse((await operator.of(name).post('/internal/parked/redrive', body)).body).results,
      ),
    )
  ).flat();
  if (json) say(JSON.stringify(results, null, 2));
  else if (results.length === 0) say('Nothing was parked.');
  else
    for (const each of results)
      say(
        `${each.consumer}  ${each.stream}  ${each.handled} handled${each.because === undefined ? ', flows again' : `, still parked: ${each.because}`}`,
      );
  return results.every(({ because }) => because === undefined) ? 0 : 1;
};

/** One parked message: where it stood, its headers and the reason; never what it says. */
export const parkedShow = async ({ data, say }: Options, service: string, id: string): Promise<number> => {
  const { body } = await runningExchange(data)
    .operator.of(serviceNamed(service))
    .get('/internal/parked/:id', { params: { id } });
  say(JSON.stringify(body, null, 2));
  return 0;
};

const serviceNamed = (named: string): ServiceName => {
  const known = serviceNames.find((name) => name === named);
  if (known) return known;
  throw new CliFault('unknown-service', {
    place: named,
    reason: 'The exchange has no service of this name.',
    mend: `Name one of: ${serviceNames.join(', ')}.`,
  });
};
