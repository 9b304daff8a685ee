import mongoose from 'mongoose';
import { Transient } from '../stream-store.ts';

const { MongoError } = mongoose.mongo;

const passing = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoPoolClearedError',
  'MongoPoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoConnectionPoolClearedError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoOperationTimeoutError',
  'MongoWriteConcernError',
]);

const labels = ['RetryableWriteError', 'TransientTransactionError', 'ResumableChangeStreamError'];

// No primary, stepping down, shutting down, out of time: error_codes.yml of the server.
const codes = new Set<unknown>([50, 64, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof MongoError && error.code === 11000;

const isPassing = (error: unknown): error is Error =>
  error instanceof MongoError &&
  (passing.has(error.name) || codes.has(error.code) || labels.some((label) => error.hasErrorLabel(label)));

/** An outage is told apart from a bug in one place; the cause stays attached. */
export const reaching = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (!isPassing(error)) throw error;
    throw new Transient('store-unavailable', 'The document store did not answer; try again.', {
      cause: error,
    });
  }
};
