#!/usr/bin/env node
// Started by whatever Node the host has; the command line itself needs the one that came with `npm ci`.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const node = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node');
const script = join(
  import.meta.dirname ?? dirname(new URL(import.meta.url).pathname),
  '..',
  'src',
  'handoff.ts',
);
const { status, signal } = spawnSync(node, [script, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = signal ? 1 : (status ?? 1);
