import { isDuplicate } from '@handoff/host';
import type { JWK } from 'jose';
import type { Connection } from 'mongoose';
import type { SigningKeys } from '../register/signing-keys.ts';
import type { AtRest } from './at-rest.ts';

type Row = { _id: string; madeAt: string; sealed: string };

export const mongoSigningKeys = (connection: Connection, atRest: AtRest): SigningKeys => {
  const rows = connection.collection<Row>('signing_keys');
  return {
    all: async () =>
      (await rows.find({}).sort({ madeAt: -1 }).toArray()).map(({ _id, madeAt, sealed }) => ({
        kid: _id,
        madeAt,
        jwk: JSON.parse(atRest.open(sealed)) as JWK,
      })),
    add: async ({ kid, madeAt, jwk }) => {
      try {
        await rows.insertOne({ _id: kid, madeAt, sealed: atRest.seal(JSON.stringify(jwk)) });
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
  };
};
