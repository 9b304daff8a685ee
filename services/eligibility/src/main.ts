import { type Context, runService } from '@handoff/host';
import { config } from '@handoff/runtime';
import { app } from './app.ts';
import { storedFacts } from './catalogue.ts';
import { eligibilityConfig } from './config.ts';
import { judgeFacts } from './judge-facts.ts';
import { loadBook } from './load-book.ts';
import { countScreenings } from './mongo/count-screenings.ts';
import { mongoOpenJourneys, prepareOpenJourneys } from './mongo/open-journeys.ts';
import { mongoSealedIntakes } from './mongo/sealed-intakes.ts';
import { keepRescreening } from './rescreening/keep-rescreening.ts';
import { publishRules } from './rescreening/publish-rules.ts';
import { rescreenJourneys } from './rescreening/rescreen-journeys.ts';

const [book, stored] = [loadBook(), storedFacts()];
const intakes = ({ db }: Context) => mongoSealedIntakes(db);
const journeys = ({ db }: Context) => mongoOpenJourneys(db);

const definition = app({
  book,
  stored,
  intakes,
  journeys,
  count: countScreenings,
  prepare: ({ db }) => prepareOpenJourneys(db),
});
await runService(definition, config(eligibilityConfig), async ({ context }) => {
  await publishRules(book, context);
  const screening = { judge: judgeFacts(book, stored), rulesVersion: book.version };
  const parts = { ...screening, intakes: intakes(context), journeys: journeys(context) };
  return keepRescreening({ work: (goOn) => rescreenJourneys(parts, context, goOn), log: context.log });
});
