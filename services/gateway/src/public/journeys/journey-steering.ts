import { answer, type Input, type Route, route } from '@handoff/http';
import type { CommandName, Commands } from '@handoff/schemas';
import { z } from 'zod';
import type { Gateway } from '../../gateway.ts';
import { askConsent } from '../../intake/ask-consent.ts';
import { closedToYou } from '../../intake/closed.ts';
import { checkNumbers } from '../../translate/check-numbers.ts';
import type { Addressed } from '../../translate/translate.ts';
import { once } from '../once.ts';
import { idParam, ownView } from '../own-view.ts';

type Steering = Extract<
  CommandName,
  'ChangeCourse' | 'EndJourney' | 'RestartJourney' | 'AssignNavigators' | 'GiveInformation'
>;

const code = z.string().min(1).max(60);
const navigator = z
  .string()
  .max(40)
  .describe('Your own code for a member of staff: letters, digits, hyphens; never a name');
const course = z.strictObject({
  pathway: code.nullable().default(null).describe('Null: the one that serves the needs best'),
  needs: z.array(code).max(30).describe('What the person wants from now on, in all'),
});
const end = z.strictObject({ reason: code.describe('person-asked or referrer-closed') });
const navigators = z.strictObject({ lead: navigator, deputy: navigator });
const information = z.strictObject({
  service: z.string().min(1).max(200).describe('The `listingId` that GET /v1/services shows'),
});
const taken = z
  .object({ journey: z.string(), taken: z.literal(true) })
  .describe('Taken; what follows from it comes as notices, in their order');

/** What the agency that referred somebody may ask of the journey. The journey itself says whether it is possible. */
export const journeySteering = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/journeys/:id/course',
    summary: 'Change course: another pathway, other needs; what was done stays',
    auth: 'known',
    params: idParam,
    body: course,
    answers: { 202: taken },
    handle: ({ body, ...asked }) => steer(gateway, asked, 'course', 'ChangeCourse', body),
  }),
  route({
    method: 'POST',
    path: '/v1/journeys/:id/end',
    summary: 'End it before its aim; what is under way is taken back',
    auth: 'known',
    params: idParam,
    body: end,
    answers: { 202: taken },
    handle: ({ body, ...asked }) => steer(gateway, asked, 'end', 'EndJourney', body),
  }),
  route({
    method: 'POST',
    path: '/v1/journeys/:id/restart',
    summary: 'Take up again what had ended, with its history',
    auth: 'known',
    params: idParam,
    body: z.strictObject({}),
    answers: { 202: taken },
    handle: ({ body, ...asked }) => steer(gateway, asked, 'restart', 'RestartJourney', body),
  }),
  route({
    method: 'POST',
    path: '/v1/journeys/:id/navigators',
    summary: 'Say who walks with the person, and who stands in',
    auth: 'known',
    params: idParam,
    body: navigators,
    answers: { 202: taken },
    handle: ({ body, ...asked }) => steer(gateway, asked, 'navigators', 'AssignNavigators', body),
  }),
  route({
    method: 'POST',
    path: '/v1/journeys/:id/information',
    summary: 'Note that you told the person of a service of the directory; nothing is sent there',
    auth: 'known',
    params: idParam,
    body: information,
    answers: { 202: taken },
    handle: ({ body: { service }, ...asked }) =>
      steer(gateway, asked, 'information', 'GiveInformation', { listingId: service }),
  }),
  route({
    method: 'GET',
    path: '/v1/journeys/:id/options',
    summary:
      'What there is to choose from for a step: best first, each with what speaks for it and against it',
    auth: 'known',
    params: idParam,
    query: z.object({ step: code.describe('A step of the journey') }),
    answers: { 200: z.looseObject({}).describe('The options, and the version of the weights') },
    handle: ({ params, query, caller }) => options(gateway, caller.name, params.id, query.step),
  }),
];

type Asked = Omit<Input<z.infer<typeof idParam>, unknown, unknown>, 'body'>;

const steer = async <Name extends Steering>(
  gateway: Gateway,
  asked: Asked,
  what: string,
  name: Name,
  said: Omit<Commands[Name], 'journeyId' | 'agency'>,
) => {
  const { id } = asked.params;
  const agency = asked.caller.name;
  checkNumbers(said, 'body');
  const { subject: journeyId } = await ownView(gateway, agency, 'journey', id);
  const value = { journeyId, agency, ...said };
  // The compiler can't tell that `value` and `name` belong together once both are generic.
  const command = { name, streamId: journeyId, value } as unknown as Addressed;
  await once(gateway, { ...asked, route: `POST /v1/journeys/${id}/${what}` }, () => Promise.resolve(command));
  return answer(202, { journey: id, taken: true });
};

/** What is open to somebody follows from the screening: it is shown under the consent that the screening is. */
const options = async (gateway: Gateway, partner: string, id: string, step: string): Promise<unknown> => {
  const { subject, about } = await ownView(gateway, partner, 'journey', id);
  const asked = { personId: about.personId ?? '', recipient: partner, purpose: 'progress' } as const;
  if (!(await askConsent(gateway, asked)).allowed) throw closedToYou('consent-not-live');
  const path = '/internal/journeys/:id/options';
  const { body } = await gateway.call('routing').get(path, { params: { id: subject }, query: { step } });
  return body;
};
