/** What somebody may do at the public door. Every route is one of these (`route-acts.ts`). */
export const acts = {
  catalogue: 'read programs, questions and the directory: nothing of it is about a person',
  people: 'see who was referred and what came of it',
  refer: 'take people in, refer them, steer their journeys',
  answer: 'answer referrals',
  contact: 'have the contact of a person opened',
  word: "carry out a person's word: consent taken back, erasure, who holds what",
  files: 'send and fetch spreadsheets',
  matches: 'say whether two intakes are of one person, as the person says',
  receipts: 'see which receipts are owed, and which were given',
  wiring: 'connect software: schemas, webhooks and what was sent to them',
  feed: 'follow everything that the agency is told, message by message',
  pause: 'stop everything that reaches the agency',
  staff: 'invite staff, say their roles, let them go',
  trail: 'read who of the agency did what',
  self: 'see who one is signed in as',
  hold: "put counsel's legal hold on what is kept of somebody, and lift it; it takes two",
  glass: 'look at the contact of a person in an emergency; it takes two, and the agency is told',
} as const;

export type Act = keyof typeof acts;

/** The one table of roles. A member of staff may have several; whoever has none may nothing. */
export const roles = {
  navigator: ['self', 'catalogue', 'people', 'refer', 'answer', 'contact', 'word'],
  supervisor: [
    'self',
    'catalogue',
    'people',
    'refer',
    'answer',
    'contact',
    'word',
    'matches',
    'files',
    'receipts',
    'pause',
    'staff',
    'trail',
  ],
  integration: ['self', 'catalogue', 'wiring'],
  analyst: ['self', 'catalogue'],
  auditor: ['self', 'catalogue', 'receipts', 'trail'],
  officer: ['self', 'staff', 'trail', 'hold', 'glass'],
  counsel: ['self', 'hold'],
} as const satisfies Record<string, readonly Act[]>;

export type Role = keyof typeof roles;
/** Under which the operator's own people sign in; no agency can be called so. */
export const operatorSlug = 'operator';

const ofOperator: ReadonlySet<Role> = new Set<Role>(['officer', 'counsel', 'auditor']);
const ofOperatorAlone: ReadonlySet<Role> = new Set<Role>(['officer', 'counsel']);

/** Roles that are not of the house somebody signs in for open nothing. */
export const isRoleAt = (slug: string, role: Role): boolean =>
  slug === operatorSlug ? ofOperator.has(role) : !ofOperatorAlone.has(role);

export const roleNames = Object.keys(roles) as [Role, ...Role[]];

/** An agency's own software, by the agency's token: all that is the agency's, and nothing that only people answer for. */
const ofSoftware: ReadonlySet<Act> = new Set([
  'catalogue',
  'people',
  'refer',
  'answer',
  'contact',
  'word',
  'files',
  'receipts',
  'wiring',
  'feed',
  'pause',
]);

type Asking = Readonly<{ kind: string; name: string; roles?: readonly string[] }>;

/** An act that is not known is nobody's but the software's: a route that was forgotten opens nothing to people. */
export const mayAct = ({ kind, name, roles: held = [] }: Asking, act: Act | undefined): boolean => {
  if (kind === 'partner') return act === undefined || ofSoftware.has(act);
  if (kind !== 'staff' || act === undefined) return false;
  return held.some(
    (role) => isRole(role) && isRoleAt(name, role) && (roles[role] as readonly Act[]).includes(act),
  );
};

export const isRole = (name: string): name is Role => Object.hasOwn(roles, name);
