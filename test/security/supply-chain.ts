// `npm run supply-chain`: what an installation brings along, under which licences, with which known weaknesses.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Known weaknesses of what runs; a registry that keeps no list of them says so itself, and that is no finding. */
const audit = (): 'clean' | 'found' | 'not asked' => {
  const asked = ['audit', '--omit=dev', '--audit-level=high', '--json'];
  const { stdout } = spawnSync('npm', asked, { cwd: root, encoding: 'utf8' });
  const said = JSON.parse(stdout || '{}') as {
    metadata?: { vulnerabilities: { high: number; critical: number } };
    vulnerabilities?: Record<string, { severity: string; name: string }>;
  };
  if (!said.metadata) return 'not asked';
  for (const { name, severity } of Object.values(said.vulnerabilities ?? {}))
    if (severity === 'high' || severity === 'critical') console.log(`✗ weakness: ${name} (${severity})`);
  const { high, critical } = said.metadata.vulnerabilities;
  return high + critical === 0 ? 'clean' : 'found';
};
const weaknesses = audit();
if (weaknesses === 'clean') console.log('✓ weaknesses: none that is known and high');
if (weaknesses === 'not asked')
  console.log('- weaknesses: not asked, the registry in use keeps no list of them; ask where one does');

process.exitCode = licences.length === 0 && weaknesses !== 'found' ? 0 : 1;
