import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Fault } from '../fault.ts';
import { withConnection } from './direct.ts';
import type { KafkaOptions } from './options.ts';

const iterations = 8192;
const sha512 = 2;

const salted = async (password: string) => {
  const salt = randomBytes(32);
  const saltedPassword = await promisify(pbkdf2)(password.normalize('NFKC'), salt, iterations, 64, 'sha512');
  return { salt, saltedPassword };
};

const refused = (user: string, cause: unknown) =>
  new Fault('scram-user-refused', {
    place: user,
    reason: 'The broker did not take the credentials.',
    mend: 'Use a user that may alter the cluster (KAFKA_SASL_USERNAME), and a broker in KRaft mode.',
    cause,
  });

type Upsertion = Awaited<ReturnType<typeof salted>> & { name: string; mechanism: number; iterations: number };
type Change = { remove?: { name: string; mechanism: number }; put?: Upsertion };

/** kafkajs cannot speak AlterUserScramCredentials (KIP-554). */
const alter = async (options: KafkaOptions, { remove, put }: Change): Promise<void> => {
  try {
    await withConnection(options, (connection, { alterUserScramCredentialsV0: { api } }) =>
      api.async(connection, remove ? [remove] : [], put ? [put] : []),
    );
  } catch (cause) {
    throw refused(remove?.name ?? put?.name ?? '', cause);
  }
};

/** Makes the user or gives it a new password; the password itself never leaves this process. */
export const ensureScramUser = async (
  options: KafkaOptions,
  { username, password }: { username: string; password: string },
): Promise<void> =>
  alter(options, { put: { name: username, mechanism: sha512, iterations, ...(await salted(password)) } });

/** Removing one that is not there, or no longer, changes nothing. */
export const removeScramUser = async (options: KafkaOptions, username: string): Promise<void> => {
  try {
    await alter(options, { remove: { name: username, mechanism: sha512 } });
  } catch (error) {
    if (!(error instanceof Fault && isNotFound(error.cause))) throw error;
  }
};

const notFound = 91;

/** Whether the broker knows credentials of this user. */
export const hasScramUser = (options: KafkaOptions, username: string): Promise<boolean> =>
  withConnection(options, async (connection, { describeUserScramCredentialsV0: { api } }) => {
    const answer = await api.async(connection, [{ name: username }]).catch((error: unknown) => {
      if (isNotFound(error)) return undefined;
      throw error;
    });
    return (
      answer?.results.some(
        ({ errorCode, credentialInfos }) => errorCode === 0 && credentialInfos.length > 0,
      ) ?? false
    );
  });

/** The client throws a bundle of what the broker answered for each user. */
const isNotFound = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  ((error as { apiCode?: unknown }).apiCode === notFound ||
    ((error as { errors?: readonly unknown[] }).errors ?? []).some(isNotFound));
