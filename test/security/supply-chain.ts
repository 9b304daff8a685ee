// `npm run supply-chain`: what an installation brings along, under which licences, with which known weaknesses.
// Ends with 0: all of it was asked and nothing found; 1: something was found; 3: nothing was found, and the weaknesses
// could not be asked for.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askAudit, exitCodeOf, readAudit } from './supply-chain/audit.ts';
import { billOfMaterials } from './supply-chain/bill-of-materials.ts';
import { unwelcome } from './supply-chain/licences.ts';
import { readLock, root } from './supply-chain/read-lock.ts';

const components = readLock();
const folder = join(root, '.handoff');
const file = join(folder, 'sbom.cdx.json');
const project = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  name: string;
  version: string;
  license: string;
};
mkdirSync(folder, { recursive: true });
writeFileSync(file, `${JSON.stringify(billOfMaterials(project, components), null, 2)}\n`);
console.log(`✓ bill of materials: ${components.length} packages in ${file}`);

const licences = unwelcome(components);
for (const each of licences) console.log(`✗ licence: ${each}`);
if (licences.length === 0) console.log('✓ licences: each is one we may use');

const weaknesses = readAudit(askAudit());
for (const line of weaknesses.lines) console.log(line);

process.exitCode = exitCodeOf(licences.length, weaknesses.kind);
