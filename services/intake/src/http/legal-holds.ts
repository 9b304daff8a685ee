import { Refusal } from '@handoff/decider';
import type { Context } from '@handoff/host';
import { type Route, route, type ServiceAuth } from '@handoff/http';
import { z } from 'zod';
import { intakesOfPerson } from '../commands/intakes-of-person.ts';
import type { Intake } from '../domain/intake.ts';
import type { Vault } from '../vault/vault.ts';

const id = z.string().min(1).max(200);
const name = z.string().min(1).max(60);
const whose = z.object({ id });
const said = z.strictObject({ by: name, matter: name.optional() });

const acts = {
  ask: [
    'AskLegalHold',
    'Counsel asks that nothing of a person be destroyed; it holds once a second person confirmed it',
  ],
  confirm: ['ConfirmLegalHold', 'A second person confirms a legal hold: from now on an erasure waits'],
  lift: ['LiftLegalHold', 'A legal hold ends; an erasure that waited for it follows'],
} as const;

/** Only under counsel's legal hold, asked for by one person and confirmed by another, does an erasure wait. */
export const legalHoldRoutes = (vault: Vault, context: Context, auth: ServiceAuth): readonly Route[] => [
  ...(['ask', 'confirm', 'lift'] as const).map((act) =>
    route({
      method: 'POST',
      path: `/internal/holds/:id/${act}`,
      summary: acts[act][1],
      auth: auth.mayCall('holds'),
      params: whose,
      body: said,
      handle: ({ params, body }) => carryOut(vault, context, act, { intakeId: params.id, ...body }),
    }),
  ),
  route({
    method: 'GET',
    path: '/internal/holds/:id',
    summary: 'The legal hold on what is kept of somebody, and whether an erasure waits for it',
    auth: auth.mayCall('holds'),
    params: whose,
    handle: async ({ params }) => shown(await submitted(context, params.id)),
  }),
];

type Asked = Readonly<{ intakeId: string; by: string; matter?: string | undefined }>;

const carryOut = async (
  vault: Vault,
  context: Context,
  act: keyof typeof acts,
  { intakeId, by, matter }: Asked,
) => {
  const { personId } = await submitted(context, intakeId);
  const holdId = context.ids.fresh('hold');
  const [type] = acts[act];
  const on = async (each: string) => {
    const data = { holdId, intakeId: each, personId, by, ...(act === 'ask' && { matter: matter ?? '' }) };
    return context.handle('intake', each, { type, data }, { causation: `${holdId}:${each}` });
  };
  const outcome = await on(intakeId);
  const refused = outcome.kind === 'refused';
  // The keys are the person's: what they told when they came back is held, and freed, with it.
  const others = refused ? [] : await intakesOfPerson(context, { personId, intakeId });
  for (const each of others) if (each !== intakeId) await on(each);
  await vault.record({
    who: `operator:${by}`,
    recipient: 'exchange',
    personId,
    purpose: 'all',
    use: 'hold',
    decision: refused ? 'denied' : 'allowed',
    because: refused ? outcome.code : `legal-hold-${act}`,
    keyId: null,
    causation: holdId,
  });
  if (refused) throw new Refusal(outcome.code, outcome);
  return { intake: intakeId, act, done: outcome.version };
};

const submitted = async ({ read }: Context, intakeId: string) => {
  const intake = (await read<Intake>('intake', intakeId))?.state;
  if (intake?.stage === 'submitted') return intake;
  throw new Refusal('intake-unknown', {
    place: 'path.id',
    reason: 'There is no such intake, or the person was erased.',
    mend: 'Check the id of the intake. What was erased cannot be held.',
  });
};

const shown = ({ hold }: Extract<Intake, { stage: 'submitted' }>) =>
  hold === undefined
    ? { hold: null }
    : {
        hold: {
          matter: hold.matter,
          stage: hold.stage,
          askedBy: hold.askedBy,
          confirmedBy: hold.confirmedBy ?? null,
          erasureWaits: hold.erasureWaits ?? false,
        },
      };
