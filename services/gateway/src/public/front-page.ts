import { answer, type Route, route } from '@handoff/http';

/** What someone sees who opens the address in a browser: what this is, how to begin, what it answers. */
export const frontPage = (routes: readonly Route[]): Route => {
  const html = page(routes);
  return route({
    method: 'GET',
    path: '/',
    summary: 'This page',
    auth: 'public',
    handle: () => answer(200, html, { type: 'text/html; charset=utf-8' }),
  });
};

const page = (routes: readonly Route[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Handoff: referrals that come back</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<p class="name">Handoff</p>
<h1>Referrals between agencies, and what came of them</h1>
<p>A worker center’s intake becomes a college enrollment and a job-center placement. Each step, and each fact at the
end of it, comes back to everyone who helped, under ids of their own and as far as the person agreed.</p>
</header>
<main id="main">
<section aria-labelledby="ways">
<h2 id="ways">Three ways in, with equal rights</h2>
<ul class="ways">
<li><h3>Kafka</h3><p>Write to your own topic, read from your own topic. Nobody else can do either.</p></li>
<li><h3>REST</h3><p>Ask and answer over HTTPS, and follow what concerns you at <code>/v1/events</code>.</p></li>
<li><h3>Spreadsheets</h3><p>Fetch <code>/v1/worklist.csv</code>, fill in the column <code>status</code>, send it back.</p></li>
</ul>
</section>
<section aria-labelledby="begin">
<h2 id="begin">To begin</h2>
<p>The operator of this exchange registers your agency and gives you a token. Then:</p>
<pre tabindex="0" aria-label="Example: what waits for you"><code>curl -H "Authorization: Bearer $TOKEN" "$HANDOFF/v1/referrals?status=offered"</code></pre>
<pre tabindex="0" aria-label="Example: accepting a referral"><code>curl -H "Authorization: Bearer $TOKEN" -H "Idempotency-Key: $(uuidgen)" \\
     -H "Content-Type: application/json" -d '{"status":"accepted"}' \\
     $HANDOFF/v1/referrals/H7K-4QD/responses</code></pre>
<p>A request that changes something carries an <code>Idempotency-Key</code>: send it again with the same key as often as
you like, it is carried out once. Every refusal says <code>code</code>, <code>place</code>, <code>reason</code> and
<code>mend</code>.</p>
</section>
<section aria-labelledby="routes">
<h2 id="routes">What this address answers</h2>
<p>In full, for tools: <a href="/v1/openapi.json">OpenAPI description</a>. Is it up? <a href="/health/ready">Readiness</a>.</p>
<div class="scroll" role="region" aria-labelledby="routes" tabindex="0">
<table>
<thead><tr><th scope="col">Request</th><th scope="col">What it is for</th></tr></thead>
<tbody>
${routes.map(rowOf).join('\n')}
</tbody>
</table>
</div>
</section>
</main>
<footer><p>Nobody asks a person’s immigration status here: there is no field for it.</p></footer>
</body>
</html>
`;

const rowOf = ({ method, path, summary = '' }: Route): string =>
  `<tr><td><code><span class="${method.toLowerCase()}">${method}</span> ${escape(path)}</code></td><td>${escape(summary)}</td></tr>`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
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
