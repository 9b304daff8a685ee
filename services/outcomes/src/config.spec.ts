import { readFileSync } from 'node:fs';
import { describeConfig } from '@handoff/runtime';
import { expect, it } from 'vitest';
import { outcomesSettings } from './config.ts';

/** The formatter pads tables. */
const unpadded = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

it('the README has the settings as they are', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  expect(unpadded(readme)).toContain(unpadded(describeConfig(outcomesSettings)));
});
