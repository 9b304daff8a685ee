import { RestError } from '@confluentinc/schemaregistry/dist/rest-error.js';
import { RegistryUnavailable } from '../registry-unavailable.ts';

const statusOf = (error: unknown): number | undefined =>
  error instanceof RestError ? error.status : undefined;

export const isNotFound = (error: unknown): boolean => statusOf(error) === 404;
export const isConflict = (error: unknown): boolean => statusOf(error) === 409;
export const isInvalid = (error: unknown): boolean => statusOf(error) === 422;

const unavailable = (error: unknown): RegistryUnavailable => {
  const status = statusOf(error);
  const answer = status === undefined ? 'did not answer' : `answered ${status}`;
  return new RegistryUnavailable(`the schema registry ${answer}`, { cause: error });
};

const isAnswer = (error: unknown): boolean => isNotFound(error) || isConflict(error) || isInvalid(error);

/** Lets the answers about a schema through; anything else (no answer, 5xx, 401, a proxy's page) is an outage. */
export const ask = async <Answer>(question: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await question();
  } catch (error) {
    throw isAnswer(error) ? error : unavailable(error);
  }
};
