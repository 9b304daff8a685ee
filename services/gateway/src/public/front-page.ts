import { answer, type Route, route } from '@handoff/http';

/** What someone sees who opens the address in a browser: what this is, what it answers, where to go on. */
export const frontPage = (routes: readonly Route[]): Route =>
  route({
    method: 'GET',
    path: '/',
    summary: 'This page',
    auth: 'public',
    handle: () => answer(200, page(routes), { type: 'text/html; charset=utf-8' }),
  });

const page = (routes: readonly Route[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Handoff</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
table { border-collapse: collapse; width: 100% }
td, th { text-align: left; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #dfe1e2; vertical-align: top }
code { font: .95em ui-monospace, monospace }
</style>
</head>
<body>
<main>
<h1>Handoff</h1>
<p>An exchange of referrals between agencies: a worker center's intake becomes a college enrollment and a job-center
placement, and what came of it is reported back to whoever referred the person.</p>
<p>Agencies connect in one of three ways with equal rights: Kafka, this REST interface, or CSV files.
Requests carry <code>Authorization: Bearer &lt;token&gt;</code>; requests that change something carry an
<code>Idempotency-Key</code> and can be sent again safely.</p>
<table>
<caption>What this address answers</caption>
<thead><tr><th scope="col">Request</th><th scope="col">What it is for</th></tr></thead>
<tbody>
${routes.map(({ method, path, summary = '' }) => `<tr><td><code>${method} ${escape(path)}</code></td><td>${escape(summary)}</td></tr>`).join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
