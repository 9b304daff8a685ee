import { createHash } from 'node:crypto';
import { Refusal } from '@handoff/decider';
import type { Caller } from '@handoff/http';
import type { Fault } from '../fault.ts';
import type { Gateway } from '../gateway.ts';
import { submitIntake } from '../public/people/intakes.ts';
import { checkFreeText } from '../translate/check-numbers.ts';
import { type ReadSignIn, readSignIns } from './read-sign-ins.ts';
import type { SignIn } from './sign-in-columns.ts';
import { contactsOf, signInAsIntake, type Uploader } from './sign-in-as-intake.ts';

export type TakenSignIn = Readonly<{ line: number; cells: Readonly<Record<string, string>> }> &
  Readonly<
    | { status: 'intake'; intake: string; fault?: undefined }
    | { status: 'contact-only'; fault?: undefined }
    | { status: 'refused'; fault: Fault }
  >;

/**
 * A sign-in sheet. A line with consent is an intake, as any other. A line without is no more than a way to reach
 * somebody: kept for the agency that keeps the sheet and for nobody else, not screened, and gone after thirty days.
 * The same line again changes nothing, and does not begin the thirty days anew.
 */
export const takeSignIns = async (
  gateway: Gateway,
  caller: Caller,
  text: string,
): Promise<readonly TakenSignIn[]> => {
  const profile = await gateway.register.partners.find(caller.name);
  const uploader = { slug: caller.name, jurisdiction: profile?.jurisdiction ?? '' };
  const taken: TakenSignIn[] = [];
  for (const read of readSignIns(text)) taken.push(await takeLine(gateway, caller, uploader, read));
  return taken;
};

const takeLine = async (
  gateway: Gateway,
  caller: Caller,
  uploader: Uploader,
  { line, cells, signIn, fault }: ReadSignIn,
): Promise<TakenSignIn> => {
  if (fault) return { line, cells, status: 'refused', fault };
  const leak = leakIn(signIn);
  if (leak) return { line, cells: {}, status: 'refused', fault: leak };
  if (signIn.consent === null) {
    await gateway.register.signIns.keep(uploader.slug, contactOf(signIn));
    return { line, cells, status: 'contact-only' };
  }
  try {
    const intake = await submitIntake(gateway, asked(caller, signIn), signInAsIntake(signIn, uploader));
    // Whoever consented now is in the exchange; the line that waited for it has done its work.
    await gateway.register.signIns.remove(uploader.slug, signIn.local_ref);
    return { line, cells, status: 'intake', intake };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, place, reason, mend } = error;
    return { line, cells, status: 'refused', fault: { code, place, reason, mend } };
  }
};

/** A number that is never kept stands nowhere, in a name as little as elsewhere. */
const leakIn = (signIn: SignIn): Fault | undefined => {
  try {
    checkFreeText({ name: signIn.name, phone: signIn.phone, needs: signIn.needs }, 'row');
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, place, reason, mend } = error;
    return { code, place, reason, mend };
  }
};

const contactOf = ({ local_ref: localRef, name, phone, email, language, needs }: SignIn) => ({
  localRef,
  name,
  contacts: contactsOf({ phone, email }),
  language,
  needs,
});

/** The line is its own key: whichever file it stands in, the same words are the same request. */
const asked = (caller: Caller, signIn: SignIn) => {
  const bytes = Buffer.from(JSON.stringify(signIn));
  const key = `sign-in-${createHash('sha256').update(bytes).digest('base64url')}`;
  return {
    caller,
    bytes,
    header: (name: string) => (name === 'idempotency-key' ? key : undefined),
  };
};
