import mongoose from 'mongoose';

/**
 * No model is made here, and no filter of what was sent. Should one ever be: what looks like an operator in a value is
 * compared as a value, and a filter by a field that the schema does not name is an error, and no match of everything.
 */
export const strictMongoose = (): void => {
  mongoose.set('sanitizeFilter', true);
  mongoose.set('strictQuery', 'throw');
};
