import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { codesOf } from '@handoff/schemas';
import { z } from 'zod';
import type { Glass } from '../domain/break-glass.ts';
import { type Intake, mayBeShown } from '../domain/intake.ts';
import { type Emergency, lookInEmergency } from '../vault/look-in-emergency.ts';
import type { Vault } from '../vault/vault.ts';

const id = z.string().min(1).max(200);
const which = z.object({ id });
/** The gateway has seen who it is: a member of the operator's own people. */
const by = z.string().regex(/^staff-[0-9a-f-]{36}$/);

/** The contact of one person, for two people of the operator, for minutes: asked, confirmed, looked at, ended. */
export const breakGlassRoutes = (vault: Vault, context: Context, auth: ServiceAuth): readonly Route[] => {
  const mayCall = auth.mayCall('breakGlass');
  const move = async (glassId: string, type: 'OpenBreakGlass' | 'EndBreakGlass', who: string) => {
    await tell(context, glassId, { type, data: { by: who } });
    return shown(await standing(context, glassId));
  };
  return [
    route({
      method: 'POST',
      path: '/internal/break-glass',
      summary: 'Asks to look at the contact of one person; it opens once a second person confirmed it',
      auth: mayCall,
      body: z.strictObject({ intakeId: id, by, reason: z.enum(reasons), minutes: z.number().int() }),
      handle: async ({ body }) => {
        const { personId, referrer: agency } = await submitted(context, body.intakeId);
        const glassId = context.ids.fresh('glass');
        await tell(context, glassId, { type: 'AskBreakGlass', data: { ...body, glassId, personId, agency } });
        return shown(await standing(context, glassId));
      },
    }),
    route({
      method: 'GET',
      path: '/internal/break-glass/:id',
      summary: 'Where an emergency look stands; nothing of the person',
      auth: mayCall,
      params: which,
      handle: async ({ params }) => shown(await standing(context, params.id)),
    }),
    route({
      method: 'POST',
      path: '/internal/break-glass/:id/confirmation',
      summary: 'A second person confirms: from now on the two may look, for the minutes that were asked',
      auth: mayCall,
      params: which,
      body: z.strictObject({ by }),
      handle: ({ params, body }) => move(params.id, 'OpenBreakGlass', body.by),
    }),
    route({
      method: 'POST',
      path: '/internal/break-glass/:id/look',
      summary: 'Name and safe contacts, to one of the two; the agency is told before they are shown',
      auth: mayCall,
      params: which,
      body: z.strictObject({ by }),
      handle: async ({ params, body }) => ({
        contact: await lookInEmergency({ vault, context }, await standing(context, params.id), body.by),
      }),
    }),
    route({
      method: 'POST',
      path: '/internal/break-glass/:id/end',
      summary: 'Ends it before its time',
      auth: mayCall,
      params: which,
      body: z.strictObject({ by }),
      handle: ({ params, body }) => move(params.id, 'EndBreakGlass', body.by),
    }),
  ];
};

const reasons = codesOf('break-glass-reason') as [string, ...string[]];

const tell = async (
  { handle, ids }: Context,
  glassId: string,
  command: Parameters<Context['handle']>[2],
): Promise<void> => {
  const outcome = await handle('glass', glassId, command, { causation: ids.fresh('operator-act') });
  if (outcome.kind === 'refused') throw new Refusal(outcome.code, outcome);
};

const submitted = async ({ read }: Context, intakeId: string) => {
  const intake = (await read<Intake>('intake', intakeId))?.state;
  if (intake !== undefined && mayBeShown(intake)) return intake;
  throw new Refusal('intake-unknown', {
    place: 'body.intakeId',
    reason: 'There is no such intake, or the person was erased, or asked to be.',
    mend: 'Check the id of the intake. Of whoever was erased, or asked to be, nothing is shown.',
  });
};

const standing = async ({ read }: Context, glassId: string): Promise<Emergency> => {
  const glass = glassId.startsWith('glass-') ? (await read<Glass>('glass', glassId))?.state : undefined;
  if (glass !== undefined && glass.stage !== 'none') return glass;
  throw new Refusal('break-glass-over', {
    place: 'path.id',
    reason: 'There is no such emergency.',
    mend: 'Ask anew.',
  });
};

const shown = (glass: Emergency) => ({
  id: glass.glassId,
  stage: glass.stage,
  agency: glass.agency,
  intakeId: glass.intakeId,
  reason: glass.reason,
  minutes: glass.minutes,
  askedBy: glass.by,
  confirmedBy: glass.stage === 'open' ? glass.confirmedBy : null,
  until: glass.stage === 'open' ? glass.until : null,
});
