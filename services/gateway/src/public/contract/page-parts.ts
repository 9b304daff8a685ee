import { createHash } from 'node:crypto';

/** Of a page nothing runs, nothing is fetched, nothing is sent; of styles this one alone. */
export const onlyThisStyle = (css: string) => ({
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
});

/** What our own pages have in common. They have no script, and take nothing from elsewhere. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1a1d21, #e9ebee); --soft: light-dark(#4a525c, #b4bcc6);
  --paper: light-dark(#fff, #15181c); --panel: light-dark(#f3f5f7, #1e2329); --line: light-dark(#d5dae0, #363d46);
  --accent: light-dark(#0b5a6b, #7fd0e0) }
* { box-sizing: border-box }
body { font: 1.0625rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: clamp(1.6rem, 4vw, 2.3rem); line-height: 1.2; margin: .2rem 0 .8rem; max-width: 24ch; text-wrap: balance }
h2 { font-size: 1.25rem; margin: 2.6rem 0 .6rem } h3 { font-size: 1rem; margin: 0 0 .25rem }
p { max-width: 68ch; margin: .6rem 0 } .name { color: var(--accent); font-weight: 700; letter-spacing: .02em; margin: 0 }
a { color: var(--accent); text-underline-offset: .15em } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .5rem 1rem }
.ways { list-style: none; padding: 0; margin: 1rem 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)) }
.ways li { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.1rem } .ways p { margin: 0; color: var(--soft) }
code, pre { font: .92em/1.5 ui-monospace, "Cascadia Mono", Menlo, monospace }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; overflow-x: auto; margin: .6rem 0 }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0; border-bottom: 1px solid var(--line) }
th { color: var(--soft); font-weight: 600 } td:first-child { white-space: nowrap } .post { font-weight: 700; color: var(--accent) }
@media (max-width: 40rem) { thead { position: absolute; left: -99rem } tr, td { display: block } tr { border-bottom: 1px solid var(--line); padding: .5rem 0 }
  td { border: 0; padding: .1rem 0 } td:first-child { white-space: normal; overflow-wrap: anywhere } }
footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--soft) }
`;
