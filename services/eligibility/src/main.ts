import { runService } from '@handoff/host';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { storedFacts } from './catalogue.ts';
import { eligibilityConfig } from './config.ts';
import { loadBook } from './load-book.ts';
import { countScreenings } from './mongo/count-screenings.ts';
import { mongoSealedIntakes } from './mongo/sealed-intakes.ts';

await runService(
  app({
    book: loadBook(),
    stored: storedFacts(),
    intakes: ({ db }) => mongoSealedIntakes(db),
    count: countScreenings,
  }),
  config(eligibilityConfig),
);
