import { app } from '../../../services/routing/src/app.ts';
import { usualClocks } from '../../../services/routing/src/domain/calendar/clocks.ts';
import { loadWeights } from '../../../services/routing/src/matching/load-weights.ts';
import { loadPathways } from '../../../services/routing/src/pathways/load-pathways.ts';
import { inMemoryRegister } from '../../../services/routing/src/register/in-memory-register.ts';
import { loadFairnessPolicy } from '../../../services/routing/src/reports/load-fairness.ts';
import { pointed } from '../engine/pointed.ts';
import type { Service } from './service.ts';

const pathways = loadPathways();
const weights = loadWeights();
const fairness = loadFairnessPolicy();

export const routing: Service = {
  name: 'routing',
  open: () => {
    const documents = { journey: new Map(), referral: new Map(), seats: new Map(), listing: new Map() };
    const register = inMemoryRegister(documents);
    return {
      documents,
      define: (gate) => {
        const known = {
          listings: pointed(register.listings, 'listings', gate),
          intakes: pointed(register.intakes, 'intakes', gate),
          directory: pointed(register.directory, 'directory', gate),
          standing: pointed(register.standing, 'standing', gate),
          pauses: pointed(register.pauses, 'pauses', gate),
          reporting: pointed(register.reporting, 'reporting', gate),
          answers: pointed(register.answers, 'answers', gate),
        };
        return {
          definition: app({ pathways, weights, fairness, clocks: usualClocks, register: () => known }),
        };
      },
    };
  },
};
