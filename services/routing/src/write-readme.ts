import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeConfig } from '@handoff/runtime';
import { ownConfig } from './config.ts';
import { drawTransitions } from './draw-transitions.ts';

const readme = join(import.meta.dirname, '../README.md');

const between = (text: string, name: string, drawn: string): string => {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [before = '', rest = ''] = text.split(start);
  return `${before}${start}\n${drawn}\n${end}${rest.split(end)[1] ?? ''}`;
};

export const readmeNow = (): string => readFileSync(readme, 'utf8');

/** The README with its drawn parts drawn anew. */
export const readmeDrawn = (): string =>
  between(between(readmeNow(), 'transitions', drawTransitions()), 'settings', describeConfig(ownConfig));

if (import.meta.main) writeFileSync(readme, readmeDrawn());
