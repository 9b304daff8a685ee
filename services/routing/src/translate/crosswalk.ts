import type { Actor, Target } from '../domain/referral/transitions.ts';

/**
 * Each status of ours in the words of the others, the one place that knows it. To translate out, the first row that
 * fits is taken; to read a Task that brings no word of ours, the row marked `reads`.
 *
 * Gravity: HL7/fhir-sdoh-clinicalcare 3.0.0 (STU 3), TaskForReferralManagement. BSeR: HL7/bser 2.0.0, harmonized state
 * transitions and TaskBusinessStatusCS. 360X: IHE Rev 1.2, through the crosswalk of the ODE adapter. HUD: HMIS 4.20
 * result, which keeps what most lose: who said no.
 */
export const taskStatuses = [
  'draft',
  'requested',
  'accepted',
  'rejected',
  'cancelled',
  'in-progress',
  'on-hold',
  'failed',
  'completed',
  'entered-in-error',
] as const;
export type TaskStatus = (typeof taskStatuses)[number];
export type Enrollment = 'enrolled' | 'not-enrolled' | 'not-enrolled-on-waitlist';

export type Crosswalk = Readonly<{
  status: Target;
  /** The row holds for these alone; absent: for all that rows above left over. */
  only?: Readonly<{ by?: Actor; what?: string; result?: string; begun?: true }>;
  /** A Task without our own coding that stands so is read as this status. */
  reads?: true;
  task: TaskStatus;
  serviceRequest: 'active' | 'completed' | 'revoked' | 'entered-in-error';
  /** Program enrollment status that goes with it, as an Observation in `Task.output`. */
  enrollment?: Enrollment;
  /** A performed activity in `Task.output`. */
  activity?: true;
  bser: Readonly<{ task: string; business: string }> | null;
  x360: string | null;
  hud: 1 | 2 | 3 | null;
}>;

type Rest = Partial<Pick<Crosswalk, 'only' | 'reads' | 'enrollment' | 'activity' | 'x360' | 'hud'>> & {
  /** Task.status and business status there. */
  bser?: readonly [task: string, business: string];
};

const row = (
  status: Target,
  task: TaskStatus,
  serviceRequest: Crosswalk['serviceRequest'],
  { bser, x360 = null, hud = null, ...rest }: Rest = {},
): Crosswalk => ({
  status,
  task,
  serviceRequest,
  bser: bser === undefined ? null : { task: bser[0], business: bser[1] },
  x360,
  hud,
  ...rest,
});

const sent = { bser: ['received', '2.0'], x360: 'PCC-55' } as const;
const saidNo = { bser: ['rejected', '4.0'], hud: 3 } as const;
const takenBack = { bser: ['cancelled', '6.0'], x360: 'PCC-58' } as const;
const outcome = { bser: ['completed', '7.0'], x360: 'PCC-57' } as const;
const going = (what: string, business: string, x360: string | null): Rest => ({
  only: { what },
  bser: ['in-progress', business],
  x360,
});

export const crosswalk: readonly Crosswalk[] = [
  row('offered', 'requested', 'active', { ...sent, reads: true }),
  row('in-review', 'requested', 'active', sent),
  row('needs-person', 'requested', 'active', sent),
  row('accepted', 'accepted', 'active', { reads: true, bser: ['accepted', '3.0'], x360: 'PCC-56 IP' }),
  row('waitlisted', 'on-hold', 'active', { reads: true, enrollment: 'not-enrolled-on-waitlist' }),
  row('active', 'in-progress', 'active', going('no-show', '5.1.2', 'PCC-61')),
  row('active', 'in-progress', 'active', going('scheduled', '5.1.1', 'PCC-60')),
  row('active', 'in-progress', 'active', going('rescheduled', '5.1.1', 'PCC-60')),
  row('active', 'in-progress', 'active', { reads: true, bser: ['in-progress', '5.1.4'], x360: 'PCC-59' }),
  row('withdrawal-requested', 'in-progress', 'active', { bser: ['in-progress', '5.2'] }),
  row('withdrawn', 'cancelled', 'revoked', { ...takenBack, reads: true }),
  // Gravity has no way from accepted to rejected: who takes an acceptance back has attempted and failed.
  row('declined', 'failed', 'revoked', { ...saidNo, only: { by: 'T', begun: true } }),
  row('declined', 'cancelled', 'revoked', { ...takenBack, only: { by: 'P' }, hud: 2 }),
  row('declined', 'rejected', 'revoked', { ...saidNo, reads: true, x360: 'PCC-56 CA' }),
  row('completed', 'completed', 'completed', {
    ...outcome,
    only: { result: 'enrolled' },
    enrollment: 'enrolled',
    hud: 1,
  }),
  row('completed', 'completed', 'completed', {
    ...outcome,
    only: { result: 'placed' },
    activity: true,
    hud: 1,
  }),
  row('completed', 'completed', 'completed', {
    ...outcome,
    only: { result: 'served' },
    activity: true,
    hud: 1,
  }),
  row('completed', 'failed', 'completed', { ...outcome, only: { result: 'could-not-be-helped' }, hud: 3 }),
  row('completed', 'failed', 'completed', { ...outcome, only: { result: 'could-not-be-reached' } }),
  row('completed', 'completed', 'completed', { ...outcome, reads: true }),
  row('expired', 'cancelled', 'revoked', { bser: ['cancelled', '6.0'] }),
  row('entered-in-error', 'entered-in-error', 'entered-in-error', { reads: true }),
];
