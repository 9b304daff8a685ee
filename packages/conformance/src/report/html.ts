import type { Verdict } from '../judge.ts';
import { escaped } from './escape.ts';
import type { Report } from './report.ts';

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem;border-bottom:1px solid #767676}
.passed{color:#14532d}.failed{color:#991b1b;font-weight:700}.warning{color:#854d0e;font-weight:700}.skipped{color:#595959}small{display:block}`;

const wordOf = ({ outcome, level }: Verdict): string =>
  outcome === 'failed' && level === 'SHOULD' ? 'warning' : outcome;

/** One page that loads nothing from anywhere; what a check says stands in words, not in colour alone. */
export const htmlReport = (report: Report): string => {
  const { partner, way, at, seconds, passed, counts, checks } = report;
  const verdict = passed ? 'conforms' : 'does not conform';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(partner)} ${verdict}</title><style>${style}</style></head>
<body><h1>${escaped(partner)} ${verdict}</h1>
<p>By ${way}, ${escaped(at)}, in ${seconds} s: ${counts.passed} passed, ${counts.failed} failed, ${counts.warned} warnings, ${counts.skipped} skipped.</p>
<table><thead><tr><th scope="col">Check</th><th scope="col">Level</th><th scope="col">Outcome</th><th scope="col">What it asks, and what was seen</th></tr></thead><tbody>
${checks.map(rowOf).join('\n')}
</tbody></table></body></html>
`;
};

const rowOf = (check: Verdict): string => {
  const { id, level, title, saw, reason, mend, link, outcome } = check;
  const more =
    outcome === 'failed'
      ? `<small>Why: ${escaped(reason)}</small><small>Mend: ${escaped(mend)}</small><small>See ${escaped(link)}</small>`
      : '';
  return `<tr id="${id}"><th scope="row">${id}</th><td>${level}</td><td class="${wordOf(check)}">${wordOf(check)}</td><td>${escaped(title)}<small>${escaped(saw)}</small>${more}</td></tr>`;
};
