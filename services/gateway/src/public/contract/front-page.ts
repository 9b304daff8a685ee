import { answer, type Route, route } from '@handoff/http';
import { escape, onlyThisStyle, style } from './page-parts.ts';

/** What someone sees who opens the address in a browser: what this is, how to begin, what it answers. */
export const frontPage = (routes: readonly Route[]): Route => {
  const html = page(routes);
  return route({
    method: 'GET',
    path: '/',
    summary: 'This page',
    auth: 'public',
    handle: () => answer(200, html, { type: 'text/html; charset=utf-8', headers: onlyThisStyle(style) }),
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
<p>In full, to read: <a href="/docs">every request, field by field</a>, <a href="/docs/messages">every message</a>; for tools: <a href="/v1/openapi.json">OpenAPI</a>, <a href="/docs/asyncapi.yaml">AsyncAPI</a>. Is it up? <a href="/health/ready">Readiness</a>.</p>
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
