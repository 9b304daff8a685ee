import type { hostedIntake } from './hosted-intake.ts';
import { rosa, rosaAt, terms } from './rosa.ts';

export const [harbor, merrimack] = ['harbor-worker-center', 'merrimack-welcome-center'];
export const [fund, otherFund] = ['commonwealth-workforce-fund', 'harbor-literacy-fund'];
export const agreed = [terms('exchange', 'screening', 'routing'), terms(fund, 'matching')];

export type Taken = Partial<
  Readonly<{ referrer: string; person: object; consents: object[]; back: boolean }>
>;
export type Seen = Readonly<{ matchId: string; intakes: string[]; confirmed: boolean; merged: boolean }>;

/** Two agencies that may take the same person in, and what each of them sees and says of it. */
export const twoAgenciesAt = (at: () => ReturnType<typeof hostedIntake>) => {
  const { submission } = rosaAt(at);
  let told = 0;
  const manifest = async (slug: string, noMatch: boolean): Promise<void> => {
    await at().tell('PartnerRegistered', `partner-${slug}`, {
      slug,
      name: slug,
      kind: 'community-organization',
      jurisdiction: 'US-MA',
      way: 'rest',
      serves: 'Anybody of the harbor towns.',
      languages: ['en'],
      services: [],
      publicKey: null,
      calendar: null,
      profile: null,
      reports: null,
      noMatch,
    });
    await at().settle();
  };

  /** Somebody is taken in; `one` at the worker center, `two` at the welcome center. */
  const take = async (
    number: 'one' | 'two' | 'three',
    {
      referrer = number === 'one' ? harbor : merrimack,
      person = rosa,
      consents = agreed,
      back = false,
    }: Taken = {},
  ): Promise<string> => {
    const [intakeId, personId] = [`intake-${number}${back ? '-back' : ''}`, `person-${number}`];
    const command = await submission(person, { intakeId, personId, referrer, consents } as object);
    const outcome = await at().command(
      'SubmitIntake',
      intakeId,
      command,
      `partner:${referrer}:${(told += 1)}`,
    );
    if (outcome.kind !== 'done') throw new Error(`not taken in: ${JSON.stringify(outcome)}`);
    await at().settle();
    return personId;
  };

  const openFor = async (agency: string): Promise<readonly Seen[]> =>
    (
      (await at().call('gateway', 'GET', '/internal/matches', { query: { agency } })) as {
        matches: readonly Seen[];
      }
    ).matches;
  const answer = async (agency: string, same: boolean) => {
    const matchId = (await openFor(agency))[0]?.matchId ?? 'match-none';
    const said = { matchId, agency, same };
    const outcome = await at().command('AnswerMatch', matchId, said, `partner:${agency}:${(told += 1)}`);
    await at().settle();
    return outcome;
  };
  const says = async (matchId: string) => (await at().eventsOf(matchId)).map(({ type }) => type);
  const withdraw = async (personId: string, recipient: string | null) => {
    const consentId = at().ids.derive('consent', personId);
    const data = { consentId, recipient, purposes: recipient === null ? null : ['matching'], by: null };
    await at().command('WithdrawConsent', consentId, data, `partner:x:${(told += 1)}`);
    await at().settle();
  };
  const entries = async (...people: string[]) =>
    (await Promise.all(people.map((personId) => at().matching.index.of(personId)))).flat();

  return { manifest, take, openFor, answer, says, withdraw, entries };
};
