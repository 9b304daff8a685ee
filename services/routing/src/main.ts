import { runService } from '@handoff/host';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { clocksOf, routingConfig } from './config.ts';
import { loadWeights } from './matching/load-weights.ts';
import { mongoRegister, prepareRegister } from './mongo/mongo-register.ts';
import { loadPathways } from './pathways/load-pathways.ts';
import { loadFairnessPolicy } from './reports/load-fairness.ts';

const settings = config(routingConfig);
const definition = app({
  pathways: loadPathways(),
  weights: loadWeights(),
  fairness: loadFairnessPolicy(),
  clocks: clocksOf(settings),
  register: ({ db }) => mongoRegister(db),
  prepare: ({ db }) => prepareRegister(db),
});
await runService(definition, settings);
