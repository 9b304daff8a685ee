import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AvroType, type Field, isArray, isLogical, isOptional, isReference, present } from '../avro.ts';
import { codeLists } from '../code-lists.ts';
import type { Source } from '../read-schemas.ts';
import { partnerMessages } from '../topics.ts';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --soft: color-mix(in srgb, currentColor 6%, transparent); }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); } h3 { margin: 2rem 0 .2rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .4rem 1rem; padding: 0; list-style: none; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: .8rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); } th { background: var(--soft); }
code, pre { font: .9em ui-monospace, monospace; } pre { background: var(--soft); padding: .8rem; overflow-x: auto; }
.type { white-space: nowrap; } td:last-child { min-width: 16rem; } .needed { font-weight: 600; } details > summary { cursor: pointer; padding: .3rem 0; }`;

const typeOf = (type: AvroType): string => {
  if (isOptional(type)) return typeOf(present(type));
  if (isArray(type)) return `list of ${typeOf(type.items)}`;
  if (isLogical(type)) return type.logicalType === 'date' ? 'day' : 'instant, UTC';
  if (isReference(type)) return link(type.slice(type.lastIndexOf('.') + 1));
  return typeof type === 'string' ? type : 'record';
};

const link = (id: string): string => `<a href="#${id}">${id}</a>`;

const fieldRow = ({ name, type, codeList, doc }: Field): string => {
  const needed = isOptional(type) ? 'may be left out' : '<span class="needed">needed</span>';
  const codes = codeList === undefined ? '' : ` Codes: ${link(codeList)}.`;
  return `<tr><th scope="row"><code>${name}</code></th><td class="type">${typeOf(type)}</td><td>${needed}</td><td>${escape(doc)}${codes}</td></tr>`;
};

const fieldTable = (label: string, fields: readonly Field[]): string =>
  `<div class="scroll" role="region" aria-label="Fields of ${label}" tabindex="0"><table><thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Needed</th><th scope="col">Meaning</th></tr></thead><tbody>${fields.map(fieldRow).join('\n')}</tbody></table></div>`;

const exampleOf = (short: string): string => {
  const text = readFileSync(join(import.meta.dirname, '..', 'examples', `${short}.json`), 'utf8');
  return `<details><summary>Example</summary><pre tabindex="0"><code>${escape(text.trim())}</code></pre></details>`;
};

const messageSection = ({ short, name, schema }: Source): string =>
  `<h3 id="${short}">${short}</h3><p><code>${name}</code>. ${escape(schema.doc.replace(/^(IN|OUT)\. /, ''))}</p>${fieldTable(short, schema.fields)}${exampleOf(short)}`;

const usedBy = (sources: readonly Source[], all: readonly Source[]): readonly Source[] => {
  const names = new Set(
    sources.flatMap(({ schema }) => schema.fields.flatMap(({ type }) => referencesIn(type))),
  );
  const found = all.filter(({ name, kind }) => kind === 'shared' && names.has(name));
  return found.length === 0 ? [] : [...new Set([...found, ...usedBy(found, all)])];
};

const referencesIn = (type: AvroType): readonly string[] => {
  const inner = present(type);
  if (isArray(inner)) return referencesIn(inner.items);
  return isReference(inner) ? [inner] : [];
};

const codeListSection = (name: string): string => {
  const list = codeLists.get(name);
  if (!list) return '';
  const rows = [...list.codes.values()].map(
    ({ code, label }) => `<tr><th scope="row"><code>${code}</code></th><td>${escape(label)}</td></tr>`,
  );
  return `<h3 id="${name}">${name}</h3><p>${escape(list.doc)}</p><details><summary>${rows.length} codes</summary><table><tbody>${rows.join('\n')}</tbody></table></details>`;
};

/** What a partner sends and hears, as a page that needs nothing else: fields, codes, examples. */
export const contractPage = (all: readonly Source[]): string => {
  const of = (names: readonly string[]): readonly Source[] =>
    names.flatMap((name) => all.find((source) => source.name === name) ?? []);
  const [sent, heard] = [of(partnerMessages.in), of(partnerMessages.out)];
  const shared = usedBy([...sent, ...heard], all);
  const lists = new Set(
    [...sent, ...heard, ...shared].flatMap(({ schema }) =>
      schema.fields.flatMap(({ codeList }) => codeList ?? []),
    ),
  );
  const listed = (sources: readonly Source[]) =>
    sources.map(({ short }) => `<li>${link(short)}</li>`).join('');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Handoff: the messages</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>What an agency says, and what it hears</h1>
<p>A few messages go in and a few come out. They are the same over Kafka (Avro), over HTTP (JSON) and in files (columns of the same names). Pass over
fields and codes that you do not know: more may come on any day, none changes its meaning.</p>
</header>
<nav aria-label="Messages"><ul>${listed(sent)}${listed(heard)}<li>${link('shared-types')}</li><li>${link('code-lists')}</li></ul></nav>
<main>
<h2>What you say</h2>
${sent.map(messageSection).join('\n')}
<h2>What you hear</h2>
${heard.map(messageSection).join('\n')}
<h2 id="shared-types">Types they share</h2>
${shared.map(({ short, schema }) => `<h3 id="${short}">${short}</h3><p>${escape(schema.doc)}</p>${fieldTable(short, schema.fields)}`).join('\n')}
<h2 id="code-lists">Code lists</h2>
${[...lists].toSorted().map(codeListSection).join('\n')}
</main>
</body>
</html>
`;
};
