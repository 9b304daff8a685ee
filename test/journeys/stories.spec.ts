import { afterAll, beforeAll } from 'vitest';
import { describeExchange } from '../support/describe-exchange.ts';
import { type RunningExchange, startExchange } from '../support/exchange.ts';
import { type Network, networkOf } from '../support/stories/network.ts';
import { backAfterAYear } from './stories/back-after-a-year.ts';
import { classFills } from './stories/class-fills.ts';
import { consentWithdrawn } from './stories/consent-withdrawn.ts';
import { countedOnce } from './stories/counted-once.ts';
import { paperSlip } from './stories/paper-slip.ts';
import { partnerNeverAnswers } from './stories/partner-never-answers.ts';
import { samePersonInTexas } from './stories/same-person-in-texas.ts';
import { twoClaimOneJob } from './stories/two-claim-one-job.ts';
import { withoutPhone } from './stories/without-phone.ts';
import { workNotShared } from './stories/work-not-shared.ts';

describeExchange('stories, told one after the other on one running exchange', () => {
  let exchange: RunningExchange;
  let network: Network;
  beforeAll(async () => {
    exchange = await startExchange({ name: 'stories', env: { SANDBOX: 'true' } });
    network = networkOf(exchange);
  });
  afterAll(() => exchange?.stop());
  const here = () => network;

  workNotShared(here);
  samePersonInTexas(here);
  classFills(here);
  paperSlip(here);
  withoutPhone(here);
  twoClaimOneJob(here);
  countedOnce(here);
  consentWithdrawn(here);
  // Time moves forward only: those for whom weeks and years pass come last.
  partnerNeverAnswers(here);
  backAfterAYear(here);
});
