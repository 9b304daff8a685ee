import { Fault } from '../fault.ts';

/** Gives up waiting, not the work: what it does later is a duplicate, and duplicates are known. */
export const withDeadline = async <Result>(ms: number, work: Promise<Result>): Promise<Result> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const reason = `The broker did not answer within ${ms} ms.`;
      reject(
        new Fault('broker-too-slow', { reason, mend: 'Nothing to do: it is tried again.', transient: true }),
      );
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
