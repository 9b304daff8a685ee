import { upsert } from '@handoff/host';
import type { Connection } from 'mongoose';
import type { Cases, Journey, Parties, Screening } from '../register/cases.ts';

type Row<Case> = Case & { _id: string };

const tables = ['parties', 'journeys', 'screenings'] as const;

export const mongoCases = (connection: Connection): Cases => {
  const closed = connection.collection<{ _id: string }>('closed_people');
  const ofPerson = (name: (typeof tables)[number]) =>
    connection.collection<{ _id: string; personId: string }>(name);

  const keep = async (name: (typeof tables)[number], id: string, row: object) => {
    const rows = connection.collection<{ _id: string }>(name);
    await upsert(() => rows.replaceOne({ _id: id }, row, { upsert: true }));
  };
  const find = async <Case>(name: (typeof tables)[number], id: string): Promise<Case | undefined> => {
    const row = await connection.collection<{ _id: string }>(name).findOne({ _id: id });
    if (row === null) return undefined;
    const { _id, ...kept } = row as unknown as Row<Case>;
    return kept as Case;
  };

  return {
    keepParties: (parties) => keep('parties', parties.referralId, parties),
    partiesIn: async (groupId) => {
      const rows = await connection.collection<Row<Parties>>('parties').find({ groupId }).toArray();
      return rows.map(({ _id, ...parties }) => parties);
    },
    partiesOf: (referralId) => find<Parties>('parties', referralId),
    keepJourney: (journey) => keep('journeys', journey.journeyId, journey),
    intakeOfJourney: async (journeyId) => (await find<Journey>('journeys', journeyId))?.intakeId,
    journeyOf: (journeyId) => find<Journey>('journeys', journeyId),
    journeyBySlip: async (slip) => {
      const row = await connection.collection<Row<Journey>>('journeys').findOne({ slip });
      if (row === null) return undefined;
      const { _id, ...journey } = row;
      return journey;
    },
    keepScreening: (screening) => keep('screenings', screening.intakeId, screening),
    screeningOf: (intakeId) => find<Screening>('screenings', intakeId),
    subjectsOf: async (personId) => {
      const found = await Promise.all(
        tables.map((name) =>
          ofPerson(name)
            .find({ personId }, { projection: { _id: 1 } })
            .toArray(),
        ),
      );
      return found.flat().map(({ _id }) => _id);
    },
    forget: async (personId) => {
      for (const name of tables) await ofPerson(name).deleteMany({ personId });
    },
    close: async (personId) => {
      await upsert(() => closed.replaceOne({ _id: personId }, {}, { upsert: true }));
    },
    isClosed: async (personId) => (await closed.findOne({ _id: personId })) !== null,
  };
};

export const prepareCases = async (connection: Connection): Promise<void> => {
  for (const name of tables) await connection.collection(name).createIndex({ personId: 1 });
  await connection.collection('journeys').createIndex({ slip: 1 });
  await connection.collection('parties').createIndex({ groupId: 1 });
};
