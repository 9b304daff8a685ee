import type { Employment, Enrollment, Exit, FactKind, Milestone, Quarter, Service, Told } from './facts.ts';

type Facts = Readonly<{
  enrolled: Enrollment;
  service: Service;
  milestone: Milestone;
  employment: Employment;
  exit: Exit;
  quarter: Quarter;
}>;

/** From the one shape of all kinds to the shape of each. What a kind doesn't have is left behind. */
export const toldFact: { readonly [Kind in FactKind]: (told: Told) => Facts[Kind] } = {
  enrolled: ({ program, on, term }) => ({ program, enrolledOn: on, term }),
  service: ({ service, on, to, hours }) => ({ service: service ?? '', from: on, to: to ?? on, hours }),
  milestone: ({ milestone, type, on, fromLevel, toLevel, evidence }) => ({
    kind: milestone ?? '',
    type: type ?? '',
    attainedOn: on,
    fromLevel,
    toLevel,
    evidence,
  }),
  employment: ({ on, wageCents, wagePer, hoursPerWeek, occupation, evidence }) => ({
    startedOn: on,
    wageCents,
    wagePer,
    hoursPerWeek,
    occupation,
    evidence: evidence ?? '',
  }),
  exit: ({ on, reason }) => ({ lastServiceOn: on, reason: reason ?? '' }),
  quarter: ({ on, employedAs, wageCents, wagePer, hoursPerWeek, employer, evidence }) => ({
    on,
    employedAs: employedAs ?? '',
    wageCents,
    wagePer,
    hoursPerWeek,
    employer,
    evidence: evidence ?? '',
  }),
};

/** The day each kind is known by. */
export const dayOfFact: { readonly [Kind in FactKind]: (fact: Facts[Kind]) => string } = {
  enrolled: ({ enrolledOn }) => enrolledOn,
  service: ({ from }) => from,
  milestone: ({ attainedOn }) => attainedOn,
  employment: ({ startedOn }) => startedOn,
  exit: ({ lastServiceOn }) => lastServiceOn,
  quarter: ({ on }) => on,
};
