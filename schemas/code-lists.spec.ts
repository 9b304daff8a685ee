import { describe, expect, it } from 'vitest';
import { codeLists, codesOf, isCode, services } from './index.ts';

describe('the code lists', () => {
  it('have a version, a meaning, and a label for each code', () => {
    for (const { name, version, doc, codes } of codeLists.values()) {
      expect([name, version > 0, doc.length > 10, codes.size > 0]).toEqual([name, true, true, true]);
      for (const { label } of codes.values()) expect(label).toMatch(/^\S/);
    }
  });

  it('keep yes and no as words, not as truth values', () => {
    expect(codesOf('interpreter')).toEqual(['yes', 'no', 'asks-each-time']);
  });

  it('write codes in lower case, the actors aside', () => {
    const places = new Set(['actor', 'jurisdiction']);
    const odd = [...codeLists.values()]
      .filter(({ name }) => !places.has(name))
      .flatMap(({ codes }) =>
        [...codes.keys()].filter((code) => !/^[a-z0-9]+([-_.][a-z0-9_]+)*$/.test(code)),
      );
    expect(odd).toEqual([]);
  });

  it('give no decline reason that tells of status, health, family, benefits or a failed test', () => {
    const told =
      /status|authori|document|immigra|health|disab|pregnan|child|income|benefit|score|fail|age|eligib/i;
    // A language an agency cannot serve is said of the agency, not of the person.
    expect(codesOf('decline-reason').filter((code) => told.test(code.replace('language', '')))).toEqual([]);
  });

  it('let other well-formed values through only where a list is open', () => {
    expect([isCode('language', 'es-GT'), isCode('decline-reason', 'es-GT')]).toEqual([true, false]);
  });

  it('hold the services with the ids of Open Eligibility', () => {
    expect(services.codes.get('learn.esl')?.openEligibility).toEqual([1326, 1348]);
    for (const { openEligibility } of services.codes.values()) expect(openEligibility).toBeInstanceOf(Array);
  });
});
