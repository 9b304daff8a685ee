import { describe, expect, it } from 'vitest';
import { bannedWordIn } from './index.ts';

describe('the ban list', () => {
  it.each([
    'immigrationStatus',
    'immigration_status',
    'visaType',
    'alienNumber',
    'aNumber',
    'A-Number',
    'countryOfBirth',
    'country_of_birth',
    'placeOfBirth',
    'birthPlace',
    'nationality',
    'citizenship',
    'usCitizen',
    'SSN',
    'last4Ssn',
    'socialSecurityNumber',
    'itin',
    'passportNumber',
    'greenCard',
    'dateOfEntry',
    'legalStatus',
    'I94',
  ])('meets %s', (name) => {
    expect(bannedWordIn(name)).toBeDefined();
  });

  it.each([
    'schemaNumber',
    'lessonNumber',
    'work_authorized',
    'birthDate',
    'advisable',
    'status',
    'country',
    'passage',
    'session',
    'statusNotice',
    'read',
  ])('lets %s through', (name) => {
    expect(bannedWordIn(name)).toBeUndefined();
  });
});
