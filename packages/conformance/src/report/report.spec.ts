import { describe, expect, it } from 'vitest';
import { judge } from '../judge.ts';
import { goodEvidence } from '../testing.ts';
import { htmlReport } from './html.ts';
import { junitReport } from './junit.ts';
import { reportOf } from './report.ts';
import { textReport } from './text.ts';

const about = {
  partner: 'elm-street-center',
  way: 'rest',
  at: '2026-11-22T15:00:00.000Z',
  seconds: 12,
} as const;
const good = goodEvidence();
const conforms = reportOf(about, judge(good));
const fails = reportOf(
  about,
  judge({ ...good, webhooks: [{ url: 'http://<b>&"', forged: 204, stale: 401 }] }),
);
const warned = reportOf(
  about,
  judge({ ...good, told: good.told.map((each) => ({ ...each, data: { ...each.data, localRef: null } })) }),
);

describe('a report', () => {
  it('conforms where no MUST failed; a SHOULD is a warning', () => {
    expect(conforms).toMatchObject({ passed: true, counts: { failed: 0, warned: 0 } });
    expect(warned).toMatchObject({ passed: true, counts: { failed: 0, warned: 1 } });
    expect(fails).toMatchObject({ passed: false, counts: { failed: 1 } });
  });

  it('for a terminal says of what failed why it is asked, how to mend it, and where to read on', () => {
    const text = textReport(fails);
    expect(text).toMatch(/HC-13 {2}FAILED {3}MUST/);
    expect(text).toMatch(/why .*\n.*mend .*\n.*see {3}docs\/partners\/webhooks\.md/);
    expect(text).toContain('Does not conform');
  });

  it('for a build server fails by a MUST alone', () => {
    expect(junitReport(fails)).toMatch(
      /failures="1"[^]*<failure message="http:\/\/&lt;b&gt;&amp;&quot; answered 204">/,
    );
    expect(junitReport(warned)).toMatch(/failures="0"[^]*<skipped message="warning: /);
    expect(junitReport(conforms).match(/<testcase /g)).toHaveLength(conforms.checks.length);
  });

  it('as a page loads nothing, and lets nobody write into it', () => {
    const page = htmlReport(fails);
    expect(page).not.toMatch(/<script|<link|src=|https?:\/\/(?!&lt;)/);
    expect(page).toContain('http://&lt;b&gt;&amp;&quot; answered 204');
    expect(page).toContain('class="failed">failed');
  });
});
