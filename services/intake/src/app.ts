import { auditRoutes, type AuditTrail, signHeads } from '@handoff/audit';
import type { Context, ServiceDefinition } from '@handoff/host';
import { amendIntake } from './commands/amend-intake.ts';
import { answerMatch } from './commands/matching/answer-match.ts';
import type { MatchingParts } from './commands/matching/parts.ts';
import { erasePerson } from './commands/erase-person.ts';
import { revokeGuardian } from './commands/revoke-guardian.ts';
import { submitIntake } from './commands/submit-intake.ts';
import { withdrawConsent } from './commands/withdraw-consent.ts';
import { consentSource } from './consent-source.ts';
import { breakGlassRoutes } from './http/break-glass.ts';
import { grantConsentRoute } from './http/grant-consent.ts';
import { keyRotationRoutes } from './http/key-rotation.ts';
import { legalHoldRoutes } from './http/legal-holds.ts';
import { matchRoutes } from './http/matches.ts';
import { internalRoutes } from './http/internal-routes.ts';
import { signHeadsRoute } from './http/sign-heads.ts';
import { onErasureWaits } from './kafka/on-erasure-waits.ts';
import { onIntakeSubmitted } from './kafka/on-intake-submitted.ts';
import { onMatching } from './kafka/on-matching.ts';
import { onMatchingEnds } from './kafka/on-matching-ends.ts';
import { onParticipantErased } from './kafka/on-participant-erased.ts';
import { consentStream, glassStream, intakeStream, matchStream } from './streams.ts';
import { consentDesk } from './vault/consent-desk.ts';
import { epochGauges } from './vault/epoch-gauges.ts';
import type { Matching } from './vault/matching/matching.ts';
import type { Vault } from './vault/vault.ts';

type Adapters = Readonly<{
  vault: (context: Context) => Vault;
  matching: (context: Context) => Matching;
  count: (context: Context, stream: 'intake' | 'consent') => Promise<number>;
  /** The vault's trail, for whoever verifies it. */
  audit: (context: Context) => AuditTrail;
  prepare?: (context: Context) => Promise<void>;
}>;

export const app = ({
  vault,
  matching,
  count,
  audit,
  prepare = async () => {},
}: Adapters): ServiceDefinition => {
  const matchingParts = (context: Context): MatchingParts => {
    const source = consentSource(context);
    const parts = { context, vault: vault(context), matching: matching(context) };
    return { ...parts, source, desk: consentDesk(source) };
  };
  return {
    name: 'intake',
    streams: [{ type: intakeStream }, { type: consentStream }, { type: matchStream }, { type: glassStream }],
    commands: {
      SubmitIntake: (record, meta, context) => submitIntake(vault(context), record, meta, context),
      AmendIntake: (record, meta, context) => amendIntake(vault(context), record, meta, context),
      WithdrawConsent: withdrawConsent,
      RevokeGuardian: (record, meta, context) => revokeGuardian(vault(context), record, meta, context),
      ErasePerson: erasePerson,
      AnswerMatch: answerMatch,
    },
    subscriptions: [
      {
        consumer: 'consents',
        kind: 'reactor',
        topics: ['handoff.intake'],
        on: {
          IntakeSubmitted: onIntakeSubmitted,
          ErasureWaits: onErasureWaits,
          ParticipantErased: (record, meta, context) =>
            onParticipantErased(vault(context), record, meta, context),
        },
      },
      {
        consumer: 'matching',
        kind: 'reactor',
        topics: ['handoff.intake', 'handoff.partners'],
        on: onMatching(matchingParts),
      },
      {
        consumer: 'matching-ends',
        kind: 'reactor',
        topics: ['handoff.intake'],
        on: onMatchingEnds(matchingParts),
      },
    ],
    routes: (context, auth) => {
      const source = consentSource(context);
      return [
        grantConsentRoute(vault(context), context, auth),
        ...matchRoutes(matchingParts(context), auth),
        ...breakGlassRoutes(vault(context), context, auth),
        ...keyRotationRoutes({
          vault: vault(context),
          auth,
          now: context.now,
          pairId: () => context.ids.fresh('pair'),
        }),
        ...legalHoldRoutes(vault(context), context, auth),
        ...internalRoutes({ auth, vault: vault(context), desk: consentDesk(source), intake: source.intake }),
        ...auditRoutes({ auth, trail: audit(context), now: context.now }),
        signHeadsRoute(audit(context), context, auth),
      ];
    },
    summary: async (context) => ({
      intakes: await count(context, 'intake'),
      consents: await count(context, 'consent'),
    }),
    gauges: (context) => epochGauges({ vault: vault(context), now: context.now }),
    prepare,
    notary: (heads, context) => signHeads({ ...audit(context), now: context.now }, heads),
  };
};
