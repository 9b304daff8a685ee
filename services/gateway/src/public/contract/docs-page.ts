import { answer, type Route, route } from '@handoff/http';
import { z } from 'zod';
import type { Described } from './description.ts';
import { type Operation, renderOperation } from './docs/render-operation.ts';
import { docsStyle } from './docs/style.ts';
import { escape, onlyThisStyle, style } from './page-parts.ts';

/** Every request, field by field: the OpenAPI description, made readable here and now, without a script. */
export const docsPage = (described: Described): Route => {
  const html = page(described);
  return route({
    method: 'GET',
    path: '/docs',
    summary: 'Every request, field by field, for people',
    auth: 'public',
    answers: { 200: z.string().describe('A page') },
    handle: () => answer(200, html, { type: 'text/html; charset=utf-8', headers }),
  });
};

const css = `${style}${docsStyle}`;
const headers = onlyThisStyle(css);

type Group = Readonly<{ name: string; operations: readonly Operation[] }>;

const page = (described: Described): string => {
  const groups = groupsOf(described);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Handoff: the REST interface</title>
<style>${css}</style>
</head>
<body class="docs">
<a class="skip" href="#main">Skip to the content</a>
<header>
<p class="name"><a href="/">Handoff</a></p>
<h1>The REST interface, field by field</h1>
<p>Made of the very schemas that check your requests; for tools the same is at <a href="/v1/openapi.json">/v1/openapi.json</a>. The messages themselves: <a href="/docs/messages">/docs/messages</a>. Every request but those
marked <em>open</em> carries <code>Authorization: Bearer …</code>. Every refusal is <code>application/problem+json</code> with <code>code</code>,
<code>place</code>, <code>reason</code> and <code>mend</code>.</p>
</header>
<nav aria-label="Requests">
${groups.map(linksOf).join('\n')}
</nav>
<main id="main">
${groups.map(sectionOf).join('\n')}
</main>
</body>
</html>
`;
};

const groupsOf = ({ paths, ...rest }: Described): readonly Group[] => {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(
      ([method, operation]) => ({ ...operation, path, method }) as unknown as Operation,
    ),
  );
  const names = [...new Set(all.map(({ path }) => groupOf(path)))].sort();
  const groups = names.map((name) => ({
    name,
    operations: all.filter(({ path }) => groupOf(path) === name),
  }));
  return [...groups, { name: 'what we send you', operations: sentByUs(rest) }];
};

const groupOf = (path: string): string => path.split('/')[2] ?? path;

const sentByUs = (described: object): readonly Operation[] => {
  const webhooks = Reflect.get(described, 'webhooks') as Readonly<Record<string, { post: object }>>;
  return Object.values(webhooks).map(
    ({ post }) => ({ ...post, method: 'post', path: 'your receiver' }) as Operation,
  );
};

const idOf = ({ method, path }: Operation): string => `${method}${path.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;

const linksOf = ({ name, operations }: Group): string =>
  `<h2>${escape(name)}</h2><ul>${operations
    .map(
      (each) =>
        `<li><a href="#${idOf(each)}"><b>${each.method.toUpperCase()}</b> ${escape(each.path)}</a></li>`,
    )
    .join('')}</ul>`;

const sectionOf = ({ name, operations }: Group): string =>
  `<section aria-label="${escape(name)}">${operations.map((each) => renderOperation(each, idOf(each))).join('\n')}</section>`;
