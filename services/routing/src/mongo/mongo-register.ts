import type { Connection } from 'mongoose';
import type { Register } from '../register/register.ts';
import { mongoDirectory } from './directory.ts';
import { mongoIntakes } from './intakes.ts';
import { mongoStanding } from './standing.ts';

export const mongoRegister = (connection: Connection): Register => ({
  intakes: mongoIntakes(connection),
  directory: mongoDirectory(connection),
  standing: mongoStanding(connection),
});

export const prepareRegister = async (connection: Connection): Promise<void> => {
  await connection
    .collection('referral')
    .createIndexes([
      { key: { 'state.parties.personId': 1 } },
      { key: { 'state.parties.journeyId': 1 } },
      { key: { 'state.parties.agency': 1, 'state.offer.cohort': 1, 'state.status': 1 } },
    ]);
};
