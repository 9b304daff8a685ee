import { expect, it } from 'vitest';
import { missingFrom, readLock } from './support/complete-lock.ts';

it('the lock file names the packages of every platform, so that `npm ci` takes it on each', () =>
  expect([...missingFrom(readLock()).keys()], 'run: node test/support/complete-lock.ts').toEqual([]));

it('an optional package that a locked one names is missed', () =>
  expect(
    missingFrom({
      packages: { 'node_modules/tool': { optionalDependencies: { '@tool/darwin-arm64': '1.0.0' } } },
    }).get('node_modules/@tool/darwin-arm64'),
  ).toMatchObject({ optional: true, os: ['darwin'], cpu: ['arm64'] }));
