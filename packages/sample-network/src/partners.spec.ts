import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Habit } from './practice/habit.ts';
import { movesOn } from './practice/moves.ts';
import { readHabits } from './practice/read-habits.ts';

type Manifest = Readonly<{
  slug: string;
  kind: string;
  jurisdiction: string;
  way: string;
  serves: string;
  languages: readonly string[];
  services: readonly { code: string }[];
  reports?: Readonly<{ kinds: readonly string[]; services?: readonly string[] }>;
}>;

const folder = join(import.meta.dirname, '..', '..', '..', 'partners');
const partners = readdirSync(folder).map(
  (file) => parse(readFileSync(join(folder, file), 'utf8')) as Manifest,
);
const habits = readHabits(join(import.meta.dirname, '..', 'habits.yaml'));
const by = (ways: readonly string[]): readonly string[] =>
  partners.filter(({ way }) => ways.includes(way)).map(({ slug }) => slug);

/** Every kind of agency that people meet on their way from a first door to work. */
const kinds = [
  'worker-center',
  'community-organization',
  'community-college',
  'one-stop',
  'pre-apprenticeship',
  'apprenticeship-sponsor',
  'employer',
  'legal-services',
  'emergency-fund',
  'stipend-program',
  'credential-services',
  'child-care',
  'transport',
  'house-of-worship',
  'library',
  'cooperative-developer',
  'funder',
];

describe('the agencies of the sample', () => {
  it('are of every kind there is, in two States whose law differs', () => {
    expect(new Set(partners.map(({ kind }) => kind))).toEqual(new Set(kinds));
    expect(new Set(partners.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set(['US-MA', 'US-TX']));
  });

  it('come in by each way at least three times', () => {
    for (const way of [['kafka'], ['csv'], ['page', 'slip']])
      expect(by(way).length, way.join()).toBeGreaterThanOrEqual(3);
    const called = by(['rest']).filter((slug) => habits[slug]?.webhook);
    expect(called.length).toBeGreaterThanOrEqual(3);
  });

  it('say in plain words whom they serve, and in which languages', () =>
    expect(partners.filter(({ serves, languages }) => serves.length < 60 || languages.length === 0)).toEqual(
      [],
    ));

  it('have habits, each for every service they offer', () => {
    expect(Object.keys(habits).toSorted()).toEqual(partners.map(({ slug }) => slug).toSorted());
    const without = partners.flatMap(({ slug, services }) =>
      services.filter(({ code }) => !habits[slug]?.on[code]).map(({ code }) => `${slug}: ${code}`),
    );
    expect(without).toEqual([]);
  });

  it('declare in their manifests every fact they report, and report nothing else', () => {
    const undeclared = partners.flatMap(({ slug, reports }) =>
      Object.entries(habits[slug]?.on ?? {})
        .flatMap(([service, those]) => those.flatMap((habit) => factsOf(habit, service)))
        .filter(
          ({ kind, service }) =>
            reports?.kinds.includes(kind) !== true ||
            (kind === 'service' && reports.services?.includes(service ?? '') !== true),
        )
        .map(({ kind, service }) => `${slug}: ${kind} ${service ?? ''}`),
    );
    expect(undeclared).toEqual([]);
    expect(partners.filter(({ reports }) => reports === undefined).map(({ slug }) => slug)).toEqual([
      'commonwealth-workforce-fund', // it serves nobody
    ]);
  });
});

/** What an agency reports of one referral, whatever else it does about it. */
const factsOf = (habit: Habit, service: string): readonly { kind: string; service?: string }[] =>
  [{ status: 'accepted' }, { status: 'completed', result: 'enrolled' }].flatMap((heard) =>
    movesOn(
      { referral: 'referral-1', role: 'receiver', service, ...heard },
      { habit, today: '2027-02-01', localRef: 'A-0001', wasInLine: false, full: false },
    ).flatMap((move) => (move.to === 'facts' ? [move.body as { kind: string; service?: string }] : [])),
  );
