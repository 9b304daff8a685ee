import { app } from '../../../services/routing/src/app.ts';
import { usualClocks } from '../../../services/routing/src/domain/clocks.ts';
import { loadPathways } from '../../../services/routing/src/pathways/load-pathways.ts';
import { inMemoryRegister } from '../../../services/routing/src/register/in-memory-register.ts';
import { pointed } from '../engine/pointed.ts';
import type { Service } from './service.ts';

const pathways = loadPathways();

export const routing: Service = {
  name: 'routing',
  open: () => {
    const documents = { journey: new Map(), referral: new Map(), seats: new Map() };
    const register = inMemoryRegister(documents);
    return {
      documents,
      define: (gate) => {
        const known = {
          intakes: pointed(register.intakes, 'intakes', gate),
          directory: pointed(register.directory, 'directory', gate),
          standing: pointed(register.standing, 'standing', gate),
        };
        return { definition: app({ pathways, clocks: usualClocks, register: () => known }) };
      },
    };
  },
};
