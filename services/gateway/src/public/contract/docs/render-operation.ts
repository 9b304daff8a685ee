import { escape } from '../page-parts.ts';
import { renderSchema, type Schema } from './render-schema.ts';

type Content = Readonly<Record<string, Readonly<{ schema: Schema }>>>;

/** An operation of an OpenAPI document, with where it stands. */
export type Operation = Readonly<{
  method: string;
  path: string;
  summary?: string;
  security?: readonly object[];
  parameters?: readonly Readonly<{
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema: Schema;
  }>[];
  requestBody?: Readonly<{ content: Content }>;
  responses: Readonly<Record<string, Readonly<{ description: string; content?: Content }>>>;
}>;

export const renderOperation = (operation: Operation, id: string): string => {
  const { method, path, summary = '', security } = operation;
  return `<article id="${id}">
<h3><span class="${method}">${method.toUpperCase()}</span> <code>${escape(path)}</code></h3>
<p>${escape(summary)}${security?.length === 0 ? ' <em>open</em>' : ''}</p>
${parametersOf(operation)}${bodyOf(operation)}${answersOf(operation)}
</article>`;
};

const parametersOf = ({ parameters = [] }: Operation): string => {
  if (parameters.length === 0) return '';
  const properties = Object.fromEntries(
    parameters.map(({ name, in: place, description, schema }) => [
      name,
      { ...schema, description: `(${place}) ${description ?? schema.description ?? ''}` },
    ]),
  );
  const required = parameters.filter((each) => each.required).map(({ name }) => name);
  return part('Parameters', renderSchema({ properties, required }));
};

const bodyOf = ({ requestBody }: Operation): string =>
  Object.entries(requestBody?.content ?? {})
    .map(([type, { schema }]) => part(`Send <code>${escape(type)}</code>`, renderSchema(schema)))
    .join('');

/** Refusals are alike everywhere, and said once at the top of the page. */
const answersOf = ({ responses }: Operation): string =>
  Object.entries(responses)
    .filter(([status]) => status !== 'default')
    .map(([status, { description, content = {} }]) =>
      part(
        `${escape(status)}: ${escape(description)}`,
        Object.values(content)
          .map(({ schema }) => renderSchema(schema))
          .join(''),
        false,
      ),
    )
    .join('');

const part = (title: string, inside: string, open = true): string =>
  `<details${open ? ' open' : ''}><summary>${title}</summary>${inside}</details>`;
