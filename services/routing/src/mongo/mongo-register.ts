import type { Connection } from 'mongoose';
import type { Register } from '../register/register.ts';
import { mongoAnswers } from './answers.ts';
import { mongoDirectory } from './directory.ts';
import { mongoIntakes } from './intakes.ts';
import { mongoListings, prepareListings } from './listings.ts';
import { mongoReporting } from './reporting.ts';
import { mongoPauses } from './pauses.ts';
import { mongoStanding } from './standing.ts';

export const mongoRegister = (connection: Connection): Register => ({
  listings: mongoListings(connection),
  intakes: mongoIntakes(connection),
  directory: mongoDirectory(connection),
  standing: mongoStanding(connection),
  pauses: mongoPauses(connection),
  reporting: mongoReporting(connection),
  answers: mongoAnswers(connection),
});

export const prepareRegister = async (connection: Connection): Promise<void> => {
  await prepareListings(connection);
  await connection
    .collection('referral')
    .createIndexes([
      { key: { 'state.parties.personId': 1 } },
      { key: { 'state.parties.journeyId': 1 } },
      { key: { 'state.parties.agency': 1, 'state.offer.cohort': 1, 'state.status': 1 } },
      { key: { 'state.several.offers.agency': 1, 'state.status': 1 } },
    ]);
};
