import { Refusal } from '@handoff/decider';
import { answer, jsonBody, type Route, route } from '@handoff/http';
import { sealTo } from '@handoff/sealing';
import { z } from 'zod';
import { externalId } from '../../external-id.ts';
import type { Gateway } from '../../gateway.ts';
import { intakePublicKey } from '../../intake/public-key.ts';
import { checkFreeText } from '../../translate/check-numbers.ts';
import { translate } from '../../translate/translate.ts';
import { once } from '../once.ts';
import { mayBeginParticipation, warningFor } from '../may-begin-participation.ts';
import { idParam, ownView } from '../own-view.ts';
import { isReleased, releaseBeside, whetherSigned } from './releases.ts';
import { type Submission, submission } from './submission.ts';

const standing = z
  .object({
    intake: z.string(),
    localRef: z.string().nullable(),
    status: z.string(),
    release: whetherSigned,
  })
  .describe('Where it stands');

export const intakeRoutes = (gateway: Gateway): readonly Route[] => [
  route({
    method: 'POST',
    path: '/v1/intakes',
    summary: 'Submits an intake',
    auth: 'known',
    body: jsonBody(submission, { limit: 128 * 1024 }),
    answers: { 201: standing.extend({ warning: mayBeginParticipation }) },
    handle: async ({ body, ...asked }) => {
      const intake = await submitIntake(gateway, asked, body);
      const headers = { location: `/v1/intakes/${intake}` };
      const release = releaseBeside(signsRelease(body, asked.caller.name), body.language);
      const warned = await warningFor(gateway, asked.caller.name);
      const received = { intake, localRef: body.localRef, status: 'received', release, ...warned };
      return answer(201, received, { headers });
    },
  }),
  route({
    method: 'GET',
    path: '/v1/intakes/:id',
    summary: 'Where an intake of yours stands',
    auth: 'known',
    params: idParam,
    answers: { 200: standing },
    handle: async ({ params, caller }) => {
      const { subject, about } = await ownView(gateway, caller.name, 'intake', params.id);
      const localRef = await gateway.register.ownIds.of(caller.name, subject);
      const released = await isReleased(gateway, about.personId ?? '', caller.name);
      const release = releaseBeside(released, 'en');
      return { intake: params.id, localRef, status: about.status ?? 'received', release };
    },
  }),
];

/** Whether it comes with the signed release; intake holds its dates and records to the law again when it is asked. */
const signsRelease = ({ consents }: Submission, party: string): boolean =>
  consents.some(
    ({ recipient, purposes, how, records }) =>
      recipient === party &&
      purposes.includes('progress') &&
      how === 'signed' &&
      (records ?? []).some((record) => record.trim() !== ''),
  );

type Asked = Omit<Parameters<typeof once>[1], 'route'>;

/** Answers with the partner's own id of it. */
export const submitIntake = async (gateway: Gateway, asked: Asked, body: Submission): Promise<string> => {
  const command = await once(gateway, { ...asked, route: 'POST /v1/intakes' }, async (speaker) =>
    translate(gateway, speaker, {
      record: 'handoff.partners.IntakeSubmission',
      message: await sealedSubmission(gateway, body),
    }),
  );
  return externalId(gateway, asked.caller.name, command.streamId);
};

const sealedSubmission = async (gateway: Gateway, { person, sealedPerson, ...rest }: Submission) => {
  if ((person === undefined) === (sealedPerson === undefined)) throw oneOfTwo();
  // Intake looks once more, also into what came sealed; what is refused here was never kept.
  checkFreeText(person, 'body.person');
  return { ...rest, sealedPerson: sealedPerson ?? (await sealTo(await intakePublicKey(gateway), person)) };
};

const oneOfTwo = (): Refusal =>
  new Refusal('bad-input', {
    place: 'body.person',
    reason: 'the person is given either in clear or sealed, not both and not neither',
    mend: 'Send `person`, or `sealedPerson` made with the key at GET /v1/keys.',
  });
