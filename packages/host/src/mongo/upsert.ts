import { mongo } from 'mongoose';

/** Two upserts of one id at once may both try to insert: the id lets one through, and the other finds what it put there. */
export const upsert = async <T>(attempt: () => Promise<T>): Promise<T> => {
  try {
    return await attempt();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return attempt();
  }
};

export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === 11_000;
