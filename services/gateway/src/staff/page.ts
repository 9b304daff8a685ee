import { createHash } from 'node:crypto';
import { answer, type Answer } from '@handoff/http';
import { escape, style } from '../public/contract/page-parts.ts';

const forms = `
form { display: grid; gap: 1.1rem; max-width: 26rem; margin: 1.4rem 0 } label { display: block; font-weight: 600; margin-bottom: .3rem }
input { font: inherit; width: 100%; min-height: 2.75rem; padding: .5rem .7rem; color: var(--ink); background: var(--paper);
  border: 1px solid var(--soft); border-radius: .4rem } input:focus-visible, button:focus-visible, .button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button, .button { font: inherit; font-weight: 700; min-height: 2.75rem; padding: .55rem 1.2rem; border: 0; border-radius: .4rem; justify-self: start;
  color: var(--paper); background: var(--accent); cursor: pointer; text-decoration: none; display: inline-block }
.hint { color: var(--soft); font-weight: 400; font-size: .95rem; margin: .25rem 0 0 }
.wrong { border-left: .3rem solid light-dark(#a3231b, #ff9d94); background: var(--panel); padding: .7rem 1rem; margin: 1.2rem 0; max-width: 40rem }
.wrong p { margin: .2rem 0 } dl { display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1.2rem } dt { color: var(--soft) } dd { margin: 0 }
.factor { font-size: 1.15rem; letter-spacing: .08em; overflow-wrap: anywhere }
`;

const css = style + forms;
const policy = (formsAlsoTo: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    "base-uri 'none'",
    `form-action 'self'${formsAlsoTo === undefined ? '' : ` ${formsAlsoTo}`}`,
    "frame-ancestors 'none'",
  ].join('; ');

type Page = Readonly<{
  title: string;
  main: string;
  status?: number;
  cookies?: readonly string[];
  /** A page of ours to go on to by itself: a redirect would still come from the site before. */
  goOn?: string;
  /** Where the answer to a form may lead: browsers hold a redirect to the policy of the form's page. */
  formsAlsoTo?: string;
}>;

/** No script, nothing from elsewhere; forms go to this address alone, and where the page says besides. */
export const page = ({ title, main, status = 200, cookies = [], goOn, formsAlsoTo }: Page): Answer =>
  answer(
    status,
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
${goOn === undefined ? '' : `<meta http-equiv="refresh" content="0; url=${escape(goOn)}">\n`}<title>${escape(title)} – Handoff</title>
<style>${css}</style>
</head>
<body>
<header><p class="name">Handoff</p></header>
<main>
<h1>${escape(title)}</h1>
${main}
</main>
</body>
</html>
`,
    {
      type: 'text/html; charset=utf-8',
      headers: {
        'content-security-policy': policy(formsAlsoTo),
        // With none at all a form of ours would name no origin.
        'referrer-policy': 'same-origin',
        ...setting(cookies),
      },
    },
  );

/** On to another page, with the answer to a form behind it. */
export const goTo = (location: string, cookies: readonly string[] = []): Answer =>
  answer(303, '', { type: 'text/plain', headers: { location, ...setting(cookies) } });

const setting = (cookies: readonly string[]): Record<string, string> => {
  const [cookie] = cookies;
  return cookie === undefined ? {} : { 'set-cookie': cookie };
};

export const wrong = (text: string): string =>
  `<div class="wrong" role="alert" tabindex="-1"><p><strong>That did not work.</strong></p><p>${escape(text)}</p></div>`;

export const hidden = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(String(value))}">`)
    .join('\n');

type Field = Readonly<{
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password';
  autocomplete: string;
  value?: string;
  hint?: string;
  numeric?: boolean;
}>;

export const field = ({
  name,
  label,
  type = 'text',
  autocomplete,
  value = '',
  hint,
  numeric,
}: Field): string =>
  `<div><label for="${name}">${escape(label)}</label><input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" required${
    value === '' ? '' : ` value="${escape(value)}"`
  }${numeric ? ' inputmode="numeric"' : ''}${hint === undefined ? '' : ` aria-describedby="${name}-hint"`} autocapitalize="none" spellcheck="false">${
    hint === undefined ? '' : `<p class="hint" id="${name}-hint">${escape(hint)}</p>`
  }</div>`;
