import { type ServiceName, serviceNames } from './topics.ts';

/** What can be asked over internal HTTP. `path` is the prefix under which its routes lie. */
export const operations = {
  commands: { path: '/internal/commands', what: 'send a command to the owner of its stream' },
  streams: { path: '/internal/streams', what: 'fetch the tail of a stream after a gap' },
  history: {
    path: '/internal/history',
    what: 'read all that streams of a kind said, to make a projection anew',
  },
  keys: { path: '/internal/keys', what: 'use a data key of one person and purpose; audited' },
  keyRotation: {
    path: '/internal/key-rotation',
    what: 'give people later keys, and the vault a later master key; see what is due for it',
  },
  consent: { path: '/internal/consent', what: 'ask whether live consent covers a recipient and purpose' },
  release: { path: '/internal/release', what: 'have contact sealed to a recipient, if consent allows' },
  publicKey: { path: '/internal/public-key', what: 'read the key that intakes are sealed to' },
  summary: { path: '/internal/summary', what: 'read counts' },
  metrics: { path: '/internal/metrics', what: 'read what waits, and for how long' },
  screen: { path: '/internal/screen', what: 'try answers out; nothing of them is kept' },
  programs: { path: '/internal/programs', what: 'list programs with their warning cards' },
  questions: { path: '/internal/questions', what: 'list what may be asked, and why' },
  journeys: { path: '/internal/journeys', what: 'see a journey step by step' },
  reports: { path: '/internal/reports', what: 'read counts of what people lack' },
  listings: { path: '/internal/listings', what: 'search the directory, change or export it' },
  reconcile: {
    path: '/internal/reconcile',
    what: 'bring a store that was put back up to what had been published',
  },
  replay: { path: '/internal/replay', what: 'replay a projection, send a partner its messages again' },
  parked: { path: '/internal/parked', what: 'list, show and redrive parked messages' },
  breakGlass: {
    path: '/internal/break-glass',
    what: 'look at the contact of a person in an emergency, by two; audited, and told to the agency',
  },
  holds: { path: '/internal/holds', what: 'ask for, confirm and lift a legal hold; audited' },
  matches: { path: '/internal/matches', what: 'see which intakes may be of one person, as one agency may' },
  funds: { path: '/internal/funds', what: 'change the key of a blind index' },
  audit: { path: '/internal/audit', what: 'read the audit trail and what was signed about it' },
  auditHeads: { path: '/internal/audit-heads', what: 'have the ends of the own audit chains signed' },
  figures: { path: '/internal/figures', what: 'read figures as they stood on a day' },
  exports: { path: '/internal/exports', what: 'take rows out for analysts, under other ids; noted' },
  releases: { path: '/internal/releases', what: 'read and keep what was shown to everybody' },
  partners: { path: '/internal/partners', what: 'connect an agency, rotate its credentials' },
} as const satisfies Record<string, { path: `/internal/${string}`; what: string }>;

export type Operation = keyof typeof operations;
export type CallerName = ServiceName | 'operator';
export type Call = Readonly<{ from: CallerName; to: ServiceName; operation: Operation }>;

const each = (
  from: readonly CallerName[],
  to: readonly ServiceName[],
  ...asked: readonly Operation[]
): Call[] =>
  from.flatMap((caller) =>
    to
      .filter((owner) => owner !== caller)
      .flatMap((owner) => asked.map((operation) => ({ from: caller, to: owner, operation }))),
  );

/** Who may call whom over internal HTTP. What is not listed is refused. */
export const calls: readonly Call[] = [
  ...each(['gateway'], serviceNames, 'commands'),
  ...each(serviceNames, serviceNames, 'streams'),
  ...each(['outcomes'], ['intake', 'routing', 'gateway'], 'history'),
  ...each(['eligibility'], ['intake'], 'keys'),
  ...each(['routing'], ['intake'], 'keys', 'consent'),
  ...each(['gateway'], ['intake'], 'consent', 'release', 'publicKey', 'keys'),
  // Whether consent is live, before rows go out; of people it can open nothing.
  ...each(['outcomes'], ['intake'], 'consent'),
  ...each(['gateway'], ['eligibility'], 'screen', 'programs', 'questions'),
  ...each(['operator'], serviceNames, 'summary', 'metrics', 'parked', 'reconcile', 'replay'),
  ...each(['gateway', 'operator'], ['routing'], 'journeys'),
  ...each(['operator'], ['routing'], 'reports'),
  ...each(['gateway', 'operator'], ['routing'], 'listings'),
  ...each(['gateway', 'operator'], ['outcomes'], 'figures'),
  ...each(['operator'], ['outcomes'], 'exports', 'releases'),
  ...each(['operator'], ['gateway'], 'partners'),
  ...each(['operator'], serviceNames, 'audit'),
  ...each(['gateway'], ['intake'], 'matches', 'holds', 'breakGlass'),
  ...each(['operator'], ['intake'], 'funds', 'keyRotation'),
  ...each(serviceNames, ['intake'], 'auditHeads'),
];

export const mayCall = (from: string, to: string, operation: Operation): boolean =>
  calls.some((call) => call.from === from && call.to === to && call.operation === operation);
