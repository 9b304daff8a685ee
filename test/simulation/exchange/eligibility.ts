import { app } from '../../../services/eligibility/src/app.ts';
import { storedFacts } from '../../../services/eligibility/src/catalogue.ts';
import { inMemorySealedIntakes } from '../../../services/eligibility/src/intakes/in-memory-sealed-intakes.ts';
import { inMemoryOpenJourneys } from '../../../services/eligibility/src/rescreening/in-memory-open-journeys.ts';
import { loadBook } from '../../../services/eligibility/src/load-book.ts';
import { pointed } from '../engine/pointed.ts';
import type { Service } from './service.ts';

const book = loadBook();
const stored = storedFacts();

export const eligibility: Service = {
  name: 'eligibility',
  open: () => {
    const [intakes, journeys] = [inMemorySealedIntakes(), inMemoryOpenJourneys()];
    return {
      define: (gate) => {
        const known = pointed(intakes, 'sealed-intakes', gate);
        const underWay = pointed(journeys, 'open-journeys', gate);
        const kept = { intakes: () => known, journeys: () => underWay };
        return { definition: app({ book, stored, ...kept, count: async () => 0 }) };
      },
    };
  },
};
