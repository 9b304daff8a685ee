import { describeOnStack } from '@handoff/testkit';
import { registerConformance } from '../register/register.conformance.ts';
import { storesOfTheirOwn } from '../testing/stores-of-their-own.ts';
import { mongoRegister, prepareRegister } from './mongo-register.ts';

describeOnStack('on the real store', () => {
  const open = storesOfTheirOwn();

  registerConformance('Mongo', async () => {
    const { connection, store } = await open();
    await prepareRegister(connection);
    const stores = {
      referral: await store('referral'),
      journey: await store('journey'),
      seats: await store('seats'),
    };
    return { register: mongoRegister(connection), stores };
  });
});
