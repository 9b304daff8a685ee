import { describe, expect, it } from 'vitest';
import { listedOf } from '../directory/directory.samples.ts';
import { serviceOf } from '../directory/hsds/hsds.samples.ts';
import { translate } from './translate.ts';

describe('a listing of ours', () => {
  const legal = listedOf({ services: ['legal.immigration'] });

  it('of immigration advice is refused in any words where nobody vouches for it', () => {
    for (const to of ['fhir', 'hsds', 'handoff'] as const)
      expect(translate({ format: 'handoff/1', listings: [legal] }, 'handoff', to).report).toMatchObject({
        carried: { listings: 0 },
        findings: [{ kind: 'refused', code: 'accreditation-missing', place: 'listings[0].accreditation' }],
      });
  });

  it('of immigration advice goes out as FHIR with who vouches for it, and comes back', () => {
    const accreditation = { kind: 'attorney', verifiedBy: 'State Bar', verifiedOn: '2026-03-02' };
    const given = { format: 'handoff/1', listings: [{ ...legal, accreditation }] };
    const { document, report } = translate(given, 'handoff', 'fhir');
    expect(report.findings.map(({ place }) => place)).not.toContain('place-1.accreditation');
    const back = translate(document, 'fhir', 'handoff');
    expect(back.document).toMatchObject({ listings: [{ accreditation }] });
    expect(back.report.findings).toEqual([]);
  });

  it.each([
    ['too long ago', '2029-03-03T09:00:00.000Z', 'accreditation-too-old'],
    ['on a day to come', '2026-03-01T09:00:00.000Z', 'accreditation-ahead'],
  ])('stays behind in every format where it was looked up %s', (_, now, code) => {
    const accreditation = { kind: 'attorney', verifiedBy: 'State Bar', verifiedOn: '2026-03-02' };
    const given = { format: 'handoff/1', listings: [{ ...legal, accreditation }] };
    for (const format of ['handoff', 'fhir', 'hsds'] as const) {
      const { document } = translate(given, 'handoff', format);
      const { report } = translate(document, format, 'handoff', now);
      expect([format, report.carried.listings, report.findings.map((one) => one.code)]).toEqual([
        format,
        0,
        expect.arrayContaining([code]),
      ]);
    }
  });
});

describe('a service of HSDS', () => {
  it('counted at a time that has not come is flagged, when one knows what time it is', () => {
    const service = serviceOf({
      capacities: [
        {
          id: 'k1',
          available: 1,
          maximum: 2,
          updated: '2027-01-01T00:00:00Z',
          unit: { id: 'u1', name: 'places' },
        },
      ],
    });
    const codes = (now?: string) =>
      translate(service, 'hsds', 'handoff', now).report.findings.map(({ code }) => code);
    expect(codes('2026-11-22T12:00:00.000Z')).toContain('counted-in-the-future');
    expect(codes()).not.toContain('counted-in-the-future');
  });
});
