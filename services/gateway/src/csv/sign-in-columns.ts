import { z } from 'zod';

const optional = z
  .string()
  .transform((text) => text.trim())
  .transform((text) => (text === '' ? null : text))
  .default(null);
const among = <Code extends string>(codes: readonly [Code, ...Code[]]) =>
  optional.pipe(z.nullable(z.enum(codes)));
const day = optional.pipe(z.nullable(z.iso.date({ error: 'expected a date as YYYY-MM-DD' })));
const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s;,]+/).filter((word) => word !== ''));

/** The columns of a sign-in sheet: who came, how to reach them, and, where it was given, the consent. */
export const signInSchema = z.strictObject({
  /** The agency's own number of the line or the person. */
  local_ref: z.string().trim().min(1, { error: 'a number of your own is needed' }).max(100),
  name: z.string().trim().min(1, { error: 'a name is needed' }).max(200),
  phone: optional.pipe(z.nullable(z.string().max(300))),
  email: optional.pipe(z.nullable(z.email({ error: 'this is no e-mail address' }).max(300))),
  language: optional.pipe(z.nullable(z.string().min(2).max(35))),
  needs: list.pipe(z.array(z.string().max(60)).max(20)),
  /** Of a household or group: the same code on each of its lines. */
  group: optional.pipe(z.nullable(z.string().max(64))),
  agency: optional.pipe(z.nullable(z.string().max(60))),
  jurisdiction: optional.pipe(z.nullable(z.string().regex(/^US-[A-Z]{2}$/))),
  /** How it was given. Empty: it was not, and the sheet alone is none. */
  consent: among(['spoken', 'signed']),
  consent_on: day,
  consent_until: day,
});

export type SignIn = z.infer<typeof signInSchema>;

export const signInColumns: readonly string[] = Object.keys(signInSchema.shape);
export const neededSignInColumns: readonly string[] = ['local_ref', 'name'];
