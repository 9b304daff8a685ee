import { Fault } from '../fault.ts';

const names = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongooseServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'PoolClearedOnNetworkError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'DisconnectedError',
]);

const labels = ['RetryableWriteError', 'TransientTransactionError', 'NetworkError'];

// Stepping down, shutting down, not primary, timed out: the server says it of itself (driver: MongoErrorCode).
const codes = new Set([6, 7, 50, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

type Driver = {
  name?: string;
  code?: unknown;
  message?: string;
  errorResponse?: unknown;
  hasErrorLabel?: (label: string) => boolean;
};

/** The document store is away or changing hands; by name, so that two copies of the driver agree. */
export const isMongoOutage = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { name = '', code, message = '', errorResponse } = error as Driver;
  if (names.has(name)) return true;
  // What ended a batch of writes stands in its error and nowhere else (driver: bulk/common.js).
  if (name === 'MongoBulkWriteError' && isMongoOutage(errorResponse)) return true;
  if (name === 'MongooseError' && message.includes('buffering timed out')) return true;
  if (!name.startsWith('Mongo')) return false;
  return codes.has(code as number) || labels.some((label) => (error as Driver).hasErrorLabel?.(label));
};

/** Runs an operation of this package's own collections; an outage comes out marked as one. */
export const marked = async <Result>(operation: () => Promise<Result>): Promise<Result> => {
  try {
    return await operation();
  } catch (cause) {
    if (!isMongoOutage(cause)) throw cause;
    throw new Fault('document-store-away', {
      reason: 'The document store does not answer.',
      mend: 'Bring it back: MONGO_URL names it. Nothing is lost, the broker delivers again.',
      transient: true,
      cause,
    });
  }
};
