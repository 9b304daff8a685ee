import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReferralRecord } from './referral-record.ts';
import { type Format, translate } from './translate.ts';
import { bundleOf, handoffOf, orderOf, recordOf, taskOf } from './translate.samples.ts';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/fhir', name), 'utf8'));

const read = (given: unknown, from: Format = 'fhir') => {
  const { document, report } = translate(given, from, 'handoff');
  const { referrals } = document as { referrals: readonly ReferralRecord[] };
  const said = (kind: string) =>
    report.findings.flatMap((finding) =>
      finding.kind === kind ? [`${finding.code} at ${finding.place}`] : [],
    );
  return { referrals, refused: said('refused'), flagged: said('flagged'), lost: said('not-carried') };
};

describe("Gravity's own example", () => {
  const found = read(fixture('gravity-subtask.json'));

  it('is refused where the child is a year older than its parent', () =>
    expect(found.refused).toEqual([
      'child-before-parent at Task/SDOHCC-TaskReferralManagementOrderSubtaskCompletedExample.sentAt',
    ]));

  it('is read otherwise, as served, because a Procedure came of it', () =>
    expect(found.referrals).toEqual([
      expect.objectContaining({ status: 'completed', result: 'served', person: 'Patient/pat-53234' }),
    ]));

  it('leaves the name of the person behind and says where it stood, not what it was', () => {
    expect(found.lost.filter((place) => place.includes('for.display'))).toHaveLength(2);
    expect(JSON.stringify(found)).not.toContain('ABBAS');
  });
});

describe("BSeR's own example", () => {
  it('is refused: requested, and fulfilled', () =>
    expect(read(fixture('bser-arthritis.json'))).toMatchObject({
      referrals: [],
      refused: ['status-against-business-status at Task/task-bser-referral-task.businessStatus'],
    }));
});

describe('a Task', () => {
  it('is read with its order from a Bundle, a list and alone', () => {
    expect(read(bundleOf(taskOf(), orderOf())).referrals[0]).toMatchObject({
      referral: 'task-1',
      status: 'offered',
      service: 'learn.esl',
      from: 'Organization/harbor',
    });
    expect(read([taskOf(), orderOf()]).referrals[0]?.service).toBe('learn.esl');
    expect(read(taskOf()).referrals[0]).toMatchObject({ referral: 'task-1', service: null });
  });

  it.each([
    [
      'before it was sent',
      { lastModified: '2026-01-04T00:00:00Z', status: 'completed' },
      'completed-before-sent at Task/task-1.at',
    ],
    [
      'with work that ended before',
      { executionPeriod: { end: '2025-12-01' }, status: 'completed' },
      'completed-before-sent at Task/task-1.executionPeriod.end',
    ],
    ['as a draft', { status: 'draft' }, 'not-sent at Task/task-1.status'],
    ['in a status that Gravity leaves out', { status: 'received' }, 'unknown-status at Task/task-1.status'],
    ['without the person', { for: undefined }, 'missing-field at Task/task-1.for'],
    ['without a date', { authoredOn: undefined }, 'missing-field at Task/task-1.authoredOn'],
    ['with a date that is none', { authoredOn: 'last week' }, 'unreadable at Task/task-1.authoredOn'],
    [
      'against our own business status',
      { businessStatus: { coding: [{ system: 'urn:handoff:referral-status', code: 'completed' }] } },
      'status-against-business-status at Task/task-1.businessStatus',
    ],
  ])('is refused %s', (_, differing, refused) =>
    expect(read(bundleOf(taskOf(differing), orderOf()))).toMatchObject({ referrals: [], refused: [refused] }),
  );

  it('is refused where its outcome is dated eight days before it', () => {
    const procedure = { resourceType: 'Procedure', id: 'done', performedDateTime: '2025-12-28' };
    const output = [{ type: { text: 'done' }, valueReference: { reference: 'Procedure/done' } }];
    expect(read(bundleOf(taskOf({ status: 'completed', output }), orderOf(), procedure)).refused).toEqual([
      'completed-before-sent at Task/task-1.output[0]',
    ]);
  });

  it('is not refused for an outcome on the very day', () => {
    const procedure = { resourceType: 'Procedure', id: 'done', performedDateTime: '2026-01-05' };
    const output = [{ valueReference: { reference: 'Procedure/done' } }];
    expect(read(bundleOf(taskOf({ status: 'completed', output }), orderOf(), procedure)).refused).toEqual([]);
  });

  it('costs nobody else when it is refused', () =>
    expect(
      read(bundleOf(taskOf({ status: 'nonsense' }), taskOf({ id: 'task-2' }), orderOf())).referrals.map(
        ({ referral }) => referral,
      ),
    ).toEqual(['task-2']));

  it('is flagged where the order behind it is over', () =>
    expect(read(bundleOf(taskOf(), orderOf({ status: 'revoked' }))).flagged).toEqual([
      'status-against-order at Task/task-1.status',
    ]));

  it('is flagged where its order is not in the Bundle', () =>
    expect(read(bundleOf(taskOf())).flagged).toEqual(['dangling-reference at Task/task-1.focus']));

  it("reads BSeR's no-show, and `received` beside its own business status", () => {
    const bser = (status: string, code: string) =>
      read(
        bundleOf(
          taskOf({
            status,
            businessStatus: {
              coding: [{ system: 'http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS', code }],
            },
          }),
          orderOf(),
        ),
      );
    expect(bser('in-progress', '5.1.2').referrals[0]).toMatchObject({ status: 'active', what: 'no-show' });
    expect(bser('received', '2.0').referrals[0]?.status).toBe('offered');
    expect(bser('in-progress', '5.1').flagged).toEqual([
      'unknown-business-status at Task/task-1.businessStatus',
    ]);
  });

  it('looks at every output, not at the first alone', () => {
    const enrolled = {
      resourceType: 'Observation',
      id: 'enrolled',
      valueCodeableConcept: {
        coding: [
          {
            system: 'http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes',
            code: 'enrolled',
          },
        ],
      },
      effectiveDateTime: '2026-02-02',
    };
    const output = [
      { valueReference: { reference: 'Procedure/elsewhere' } },
      { valueReference: { reference: 'Observation/enrolled' } },
    ];
    expect(
      read(bundleOf(taskOf({ status: 'completed', output }), orderOf(), enrolled)).referrals[0]?.result,
    ).toBe('enrolled');
  });
});

describe('a reason in free text', () => {
  const declined = (text: string) =>
    read(bundleOf(taskOf({ status: 'rejected', statusReason: { text } }), orderOf()));

  it('is not carried and not repeated', () => {
    const found = declined('He was rude to us');
    expect(found.referrals[0]).toMatchObject({ status: 'declined', reason: null });
    expect(found.lost).toEqual(['reason-not-carried at Task/task-1.statusReason.text']);
    expect(JSON.stringify(found)).not.toContain('rude');
  });

  it('is generalised where it names a protected fact', () => {
    const found = declined('Immigration status');
    expect(found.referrals[0]?.reason).toBe('requirements-not-completed');
    expect(found.flagged).toEqual(['reason-generalised at Task/task-1.statusReason.text']);
    expect(JSON.stringify(found)).not.toMatch(/immigration status/i);
  });
});

describe('a referral of ours', () => {
  it('goes out as a Task with its order, without what nobody may know', () => {
    const { document } = translate(
      handoffOf(recordOf({ status: 'waitlisted', position: 3 })),
      'handoff',
      'fhir',
    );
    expect(document).toMatchObject({
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'Task',
            status: 'on-hold',
            intent: 'order',
            statusReason: { text: 'No place now; in line' },
          },
        },
        { resource: { resourceType: 'ServiceRequest', status: 'active' } },
        { resource: { resourceType: 'Observation', status: 'final' } },
      ],
    });
  });

  it('has one order with another of the same, and what the two say differently is told', () => {
    const [one, other] = [
      recordOf({ request: 'order-1' }),
      recordOf({ referral: 'referral-2', request: 'order-1', cohort: 'evening' }),
    ];
    const { document, report } = translate(handoffOf(one, other), 'handoff', 'fhir');
    const { entry } = document as { entry: { resource: { resourceType: string } }[] };
    expect(entry.map(({ resource }) => resource.resourceType)).toEqual(['Task', 'ServiceRequest', 'Task']);
    expect(report.findings.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'said-once-an-order referral-2.cohort',
    ]);
  });

  it('is refused with a history that runs backwards or ends elsewhere', () => {
    const moved = (status: string, at: string) => ({ status, at, by: null });
    const backwards = recordOf({ status: 'accepted' });
    expect(
      read(
        handoffOf({
          ...backwards,
          history: [moved('offered', '2026-01-06T00:00:00Z'), moved('accepted', '2026-01-05T20:00:00Z')],
        }),
        'handoff',
      ).refused,
    ).toEqual(['history-out-of-order at referrals[0].history[1].at']);
    expect(
      read(handoffOf({ ...backwards, history: [moved('offered', '2026-01-06T00:00:00Z')] }), 'handoff')
        .refused,
    ).toEqual(['status-against-history at referrals[0].status']);
  });

  it('is flagged with a move that nobody can make', () => {
    const history = [
      { status: 'offered', at: '2026-01-05T14:00:00Z', by: 'X' },
      { status: 'completed', at: '2026-01-06T14:00:00Z', by: 'T' },
    ];
    expect(
      read(handoffOf({ ...recordOf({ status: 'completed', result: 'enrolled' }), history }), 'handoff')
        .flagged,
    ).toEqual(['impossible-move at referrals[0].history[1]']);
  });

  it('cannot become HSDS, and the report says so', () => {
    const { document, report } = translate(handoffOf(recordOf()), 'handoff', 'hsds');
    expect(document).toEqual([]);
    expect(report).toMatchObject({ carried: { referrals: 0 }, findings: [{ code: 'no-place-for-it' }] });
  });

  it('is refused with a field that the format does not have', () =>
    expect(read(handoffOf({ ...recordOf(), immigrationStatus: 'x' }), 'handoff').refused).toEqual([
      'unreadable at referrals[0]',
    ]));
});

describe('what is no document', () => {
  it.each([[null], ['text'], [{}], [{ resourceType: 'Bundle', entry: [{ resource: 7 }] }]])(
    'is refused: %j',
    (given) => {
      for (const from of ['fhir', 'handoff', 'hsds'] as const)
        expect(translate(given, from, 'handoff').report.findings.length).toBeGreaterThan(0);
    },
  );
});
