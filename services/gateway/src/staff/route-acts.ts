import type { Act } from './roles.ts';

/** Which act each guarded route of the public door is. `test/security/roles.spec.ts` fails where one is missing. */
export const routeActs: Readonly<Record<string, Act>> = {
  'GET /v1/agencies/:slug': 'catalogue',
  'GET /v1/programs': 'catalogue',
  'GET /v1/questions': 'catalogue',
  'GET /v1/services': 'catalogue',
  'GET /v1/services/:id': 'catalogue',

  'GET /v1/intakes/:id': 'people',
  'GET /v1/intakes/:id/screening': 'people',
  'GET /v1/journeys/:id': 'people',
  'GET /v1/journeys/:id/options': 'people',
  'GET /v1/journeys/:id/picture.svg': 'people',
  'GET /v1/queue': 'people',
  'GET /v1/referrals': 'people',
  'GET /v1/referrals/:id': 'people',
  'GET /v1/sign-ins': 'people',

  'POST /v1/intakes': 'refer',
  'POST /v1/groups': 'refer',
  'POST /v1/screenings': 'refer',
  'POST /v1/self-referrals': 'refer',
  'POST /v1/journeys/:id/choices': 'refer',
  'POST /v1/journeys/:id/course': 'refer',
  'POST /v1/journeys/:id/end': 'refer',
  'POST /v1/journeys/:id/information': 'refer',
  'POST /v1/journeys/:id/navigators': 'refer',
  'POST /v1/journeys/:id/restart': 'refer',
  'GET /v1/journeys/:id/slip': 'refer',
  'DELETE /v1/sign-ins/:localRef': 'refer',

  'POST /v1/desk-acceptances': 'answer',
  'POST /v1/referrals/:id/facts': 'answer',
  'POST /v1/referrals/:id/introduction': 'answer',
  'POST /v1/referrals/:id/responses': 'answer',

  'GET /v1/referrals/:id/contact': 'contact',
  'GET /v1/referrals/:id/release': 'contact',

  'POST /v1/intakes/:id/erasure': 'word',
  'POST /v1/intakes/:id/guardian-revocation': 'word',
  'POST /v1/intakes/:id/withdrawal': 'word',
  'GET /v1/intakes/:id/holders': 'word',
  'GET /v1/intakes/:id/receipts': 'word',
  'POST /v1/receipts': 'word',

  'POST /v1/csv': 'files',
  'GET /v1/csv/:id': 'files',
  'GET /v1/csv/:id/rejects.csv': 'files',
  'POST /v1/intakes/batch': 'files',
  'POST /v1/responses': 'files',
  'POST /v1/sign-ins': 'files',
  'GET /v1/worklist.csv': 'files',

  'GET /v1/receipts': 'receipts',

  'GET /v1/registry/schemas/ids/:id': 'wiring',
  'GET /v1/registry/subjects': 'wiring',
  'GET /v1/registry/subjects/:subject/versions': 'wiring',
  'GET /v1/registry/subjects/:subject/versions/:version': 'wiring',
  'POST /v1/registry/subjects/:subject': 'wiring',
  'GET /v1/webhooks': 'wiring',
  'GET /v1/webhooks/:name': 'wiring',
  'PUT /v1/webhooks/:name': 'wiring',
  'DELETE /v1/webhooks/:name': 'wiring',
  'GET /v1/webhooks/:name/deliveries': 'wiring',
  'POST /v1/webhooks/:name/replay': 'wiring',
  'POST /v1/webhooks/:name/secret': 'wiring',
  'POST /v1/webhooks/:name/test': 'wiring',
  'POST /v1/webhooks/:name/deliveries/:id/replay': 'wiring',
  // What a delivery says is about people.
  'GET /v1/webhooks/:name/deliveries/:id': 'feed',

  'GET /v1/events': 'feed',
  'GET /v1/events/:id': 'feed',

  'POST /v1/pause': 'pause',

  'GET /v1/staff': 'staff',
  'PUT /v1/staff/:code': 'staff',
  'PUT /v1/staff/:code/invitation': 'staff',
  'PUT /v1/staff/:code/departure': 'staff',
  'GET /v1/acts': 'trail',
  'GET /v1/me': 'self',
};
