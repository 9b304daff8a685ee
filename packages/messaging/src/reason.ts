/** Why a message could not be handled, in words that carry nothing of the message itself. */
export type Reason = Readonly<{ code: string; reason: string; mend: string; place?: string }>;

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const isReason = (error: unknown): error is Reason & { place?: string | undefined } =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  kebab.test(error.code) &&
  'reason' in error &&
  typeof error.reason === 'string' &&
  'mend' in error &&
  typeof error.mend === 'string';

/** An error's own text may quote the message (zod and mongoose do), so an unknown error is only named. */
export const reasonOf = (error: unknown): Reason => {
  if (isReason(error)) {
    const { code, reason, mend, place } = error;
    return { code, reason, mend, ...(typeof place === 'string' && { place }) };
  }
  return {
    code: 'handler-failed',
    reason: `The handler threw ${error instanceof Error ? error.name : typeof error}.`,
    mend: 'Read the sealed detail with `handoff parked show`, mend the handler, then redrive the stream.',
  };
};

/** Text and stack for whoever mends it; kept sealed, because it may quote the message. */
export const detailOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
