import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { RuleBook } from '../domain/law/ruleset.ts';
import type { Speaks } from './check-program.ts';
import { parseRules, type RuleFile } from './parse-rules.ts';

/** The rules that ship with the service. */
export const rulesFolder = join(import.meta.dirname, '../../rules');

export const readRules = (speaks: Speaks, folder = rulesFolder): RuleBook =>
  parseRules(ruleFilesIn(folder), speaks);

/** In the order of their paths, so that the same rules are the same book everywhere. */
export const ruleFilesIn = (folder: string): RuleFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml') && !entry.name.endsWith('.cases.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
