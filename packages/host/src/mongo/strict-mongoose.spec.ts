import mongoose from 'mongoose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { strictMongoose } from './strict-mongoose.ts';

describe('a model that somebody might add', () => {
  const model = () => {
    strictMongoose();
    const name = `Of${crypto.randomUUID()}`;
    onTestFinished(() => void mongoose.deleteModel(name));
    return mongoose.model(name, new mongoose.Schema({ slug: String }));
  };

  // Nothing is connected: what is not refused before it would be sent waits, and fails another way.
  it('takes an operator in a value for a value, and a value of another type for none', () =>
    expect(
      model()
        .findOne({ slug: { $ne: null } })
        .exec(),
    ).rejects.toThrow(mongoose.Error.CastError));

  it('takes no filter by a field that it does not have', () => {
    const query = model().findOne({ other: 'north' } as object);
    expect(() => query.cast(query.model)).toThrow(/strict/);
  });
});
