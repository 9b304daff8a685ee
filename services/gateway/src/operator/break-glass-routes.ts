import { Refusal } from '@handoff/decider';
import { type Caller, RefusedByPeer, type Route, route } from '@handoff/http';
import { codesOf } from '@handoff/schemas';
import { z } from 'zod';
import { externalId } from '../external-id.ts';
import type { Gateway } from '../gateway.ts';
import { closedToYou, unlessClosed } from '../intake/closed.ts';
import { noteAct } from '../staff/note-act.ts';
import { mustBeTwoPeople } from '../staff/operator-people.ts';
import { intakeNamed } from '../translate/intake-named.ts';
import { codeOfMember, memberAsking } from './who.ts';

const reasons = codesOf('break-glass-reason') as [string, ...string[]];
const which = z.object({ id: z.string().max(200) });
const asked = z.strictObject({
  agency: z.string().max(50).describe('The agency that took the person in: it is told'),
  intake: z.string().max(200).describe('The intake, as that agency names it'),
  reason: z.enum(reasons),
  minutes: z.number().int().min(1).max(60).default(30).describe('From the confirmation on'),
});
const standing = z.object({
  id: z.string(),
  stage: z.string(),
  agency: z.string(),
  intakeId: z.string(),
  reason: z.string(),
  minutes: z.number(),
  askedBy: z.string(),
  confirmedBy: z.string().nullable(),
  until: z.string().nullable(),
});
type Standing = z.infer<typeof standing>;
const looked = z.object({ contact: z.looseObject({}) });

/** An emergency: two people of the operator look at the contact of one person, for minutes, and the agency sees it at once. */
export const breakGlassRoutes = (gateway: Gateway): readonly Route[] => {
  const base = '/internal/break-glass';
  const stands = async (id: string): Promise<Standing> =>
    standing.parse((await gateway.call('intake').get(`${base}/:id`, { params: { id } })).body);
  const say = async (id: string, act: 'confirmation' | 'look' | 'end', caller: Caller): Promise<unknown> => {
    const body = { by: memberAsking(caller) };
    const said = await unlessClosed(() =>
      gateway.call('intake').post(`${base}/:id/${act}`, body, { params: { id } }),
    );
    // No consent is asked for in an emergency: what is closed here is so because the person was erased.
    if ('closed' in said) throw closedToYou('key-destroyed');
    return said.body;
  };
  /** In the trail of the agency, whose auditors read there who of the operator did what, or tried; what can't be noted isn't answered. */
  const noting = async <Done>(
    emergency: Standing,
    what: string,
    caller: Caller,
    act: () => Promise<Done>,
  ): Promise<Done> => {
    const { agency: slug, intakeId, reason } = emergency;
    const subject = externalId(gateway, slug, intakeId);
    const by = { slug, who: memberAsking(caller), roles: caller.roles ?? [], what, subject };
    try {
      const done = await act();
      await noteAct(gateway, { ...by, decision: 'allowed', because: reason });
      return done;
    } catch (error) {
      if (error instanceof Refusal || error instanceof RefusedByPeer)
        await noteAct(gateway, { ...by, decision: 'refused', because: error.code });
      throw error;
    }
  };
  return [
    route({
      method: 'POST',
      path: '/v1/operator/break-glass',
      summary: 'Asks to look at the contact of one person; it opens once another officer confirmed it',
      auth: 'known',
      body: asked,
      handle: async ({ body: { agency, intake, ...said }, caller }) => {
        const { intakeId } = await intakeNamed(gateway, agency, intake);
        const body = { intakeId, by: memberAsking(caller), ...said };
        const emergency = standing.parse((await gateway.call('intake').post(base, body)).body);
        return noting(emergency, 'emergency-look-asked', caller, () => shown(gateway, emergency));
      },
    }),
    route({
      method: 'GET',
      path: '/v1/operator/break-glass/:id',
      summary: 'Where it stands; nothing of the person',
      auth: 'known',
      params: which,
      handle: async ({ params: { id } }) => shown(gateway, await stands(id)),
    }),
    route({
      method: 'POST',
      path: '/v1/operator/break-glass/:id/confirmation',
      summary: 'Another officer confirms: from now on the two may look, for the minutes that were asked',
      auth: 'known',
      params: which,
      body: z.strictObject({}),
      handle: async ({ params: { id }, caller }) => {
        const emergency = await stands(id);
        return noting(emergency, 'emergency-look-confirmed', caller, async () => {
          await mustBeTwoPeople(gateway, emergency.askedBy, memberAsking(caller));
          return shown(gateway, standing.parse(await say(id, 'confirmation', caller)));
        });
      },
    }),
    route({
      method: 'POST',
      path: '/v1/operator/break-glass/:id/look',
      summary: 'Name and safe contacts, to one of the two; the agency is told at the same moment',
      auth: 'known',
      params: which,
      body: z.strictObject({}),
      handle: async ({ params: { id }, caller }) =>
        noting(await stands(id), 'emergency-look', caller, async () =>
          looked.parse(await say(id, 'look', caller)),
        ),
    }),
    route({
      method: 'POST',
      path: '/v1/operator/break-glass/:id/end',
      summary: 'Ends it before its time',
      auth: 'known',
      params: which,
      body: z.strictObject({}),
      handle: async ({ params: { id }, caller }) =>
        noting(await stands(id), 'emergency-look-ended', caller, async () =>
          shown(gateway, standing.parse(await say(id, 'end', caller))),
        ),
    }),
  ];
};

const shown = async (
  gateway: Gateway,
  { id, stage, agency, reason, minutes, until, askedBy, confirmedBy }: Standing,
) => ({
  id,
  stage,
  agency,
  reason,
  minutes,
  until,
  askedBy: await codeOfMember(gateway, askedBy),
  confirmedBy: confirmedBy === null ? null : await codeOfMember(gateway, confirmedBy),
});
