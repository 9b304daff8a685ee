import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from './checks/catalogue.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** As GitHub makes an anchor of a heading. */
const anchorsIn = (page: string): readonly string[] =>
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replace(/ /g, '-'),
  );

describe.each(catalogue.map((check) => [check.id, check] as const))(
  '%s',
  (id, { level, ways, title, reason, mend, link }) => {
    it('stands in docs/conformance.md', () =>
      expect(read('docs/conformance.md')).toContain(
        `| ${id} | ${level} | ${ways.join(', ')} | **${title}.** ${reason} |`,
      ));

    it('leads to a place in the documents that is there', () => {
      const [file = '', anchor] = link.split('#');
      const page = read(file);
      expect(anchor === undefined ? [undefined] : anchorsIn(page)).toContain(anchor);
    });

    it('says how to mend it', () => expect(mend.length).toBeGreaterThan(20));
  },
);

it('no number is given twice', () =>
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length));
