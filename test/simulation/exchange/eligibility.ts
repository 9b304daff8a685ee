import { app } from '../../../services/eligibility/src/app.ts';
import { storedFacts } from '../../../services/eligibility/src/catalogue.ts';
import { inMemorySealedIntakes } from '../../../services/eligibility/src/intakes/in-memory-sealed-intakes.ts';
import { loadBook } from '../../../services/eligibility/src/load-book.ts';
import { pointed } from '../engine/pointed.ts';
import type { Service } from './service.ts';

const book = loadBook();
const stored = storedFacts();

export const eligibility: Service = {
  name: 'eligibility',
  open: () => {
    const intakes = inMemorySealedIntakes();
    return {
      define: (gate) => {
        const known = pointed(intakes, 'sealed-intakes', gate);
        return { definition: app({ book, stored, intakes: () => known, count: async () => 0 }) };
      },
    };
  },
};
