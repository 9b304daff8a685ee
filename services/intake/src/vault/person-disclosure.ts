import { refuse } from '@handoff/decider';
import { z } from 'zod';
import { isDate } from '../domain/messages.ts';

const facts = z.record(z.string().max(64), z.unknown()).refine((map) => Object.keys(map).length <= 64);

/** What a partner seals to the intake's key. Strict: what is not named here is not wanted, and is not kept. */
export const personDisclosure = z.strictObject({
  name: z.string().trim().min(1).max(200),
  birthDate: z.string().refine(isDate).optional(),
  contacts: z
    .array(
      z.strictObject({
        kind: z.enum(['phone', 'email', 'post']),
        value: z.string().trim().min(1).max(300),
        safe: z.boolean().optional(),
      }),
    )
    .max(10),
  address: z.string().trim().min(1).max(500).optional(),
  facts,
});

/** What an amendment seals: all facts anew. What is absent is unknown from then on. */
export const factsDisclosure = z.strictObject({ facts });

export type PersonDisclosure = z.infer<typeof personDisclosure>;

/** How to reach a person: what an agency is given once it has accepted. */
export type ContactCard = Pick<PersonDisclosure, 'name' | 'contacts'>;

/** Parses without ever repeating what was sent: a value, or a name nobody asked for, may be the very secret. */
export const parseDisclosure = <Shape>(shape: z.ZodType<Shape>, plaintext: unknown, place: string): Shape => {
  const parsed = shape.safeParse(plaintext);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue?.code === 'unrecognized_keys') return refuseUnwanted(place);
  return refuse('disclosure-malformed', {
    place: [place, ...(issue?.path ?? [])].join('.'),
    reason: 'What was sealed is missing a field, or has one of the wrong form.',
    mend: 'See PersonDisclosure in the partner guide: name, birthDate?, contacts, address?, facts.',
  });
};

const refuseUnwanted = (place: string): never =>
  refuse('disclosure-not-wanted', {
    place,
    reason: 'What was sealed holds a field the exchange does not want to have.',
    mend: 'Send only name, birthDate, contacts (kind, value, safe), address and facts.',
  });
