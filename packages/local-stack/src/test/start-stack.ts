import { findOrStartStack } from '../index.ts';

// A process of its own that starts a stack and stays, so that a test can kill it.
const [dataDir = '', installs = ''] = process.argv.slice(2);
const stack = await findOrStartStack({ dataDir, installs, env: process.env, progress: () => {} });
const { kafka, registry, mongo } = stack;
process.stdout.write(`ready ${JSON.stringify({ kafka, registry, mongo })}\n`);
