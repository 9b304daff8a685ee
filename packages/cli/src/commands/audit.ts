import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signerFromSeed } from '@handoff/audit';
import { readSecretKey } from '@handoff/sealing';
import { readTrail, readWitness, type Trail } from '../audit/read-trail.ts';
import { verifyTrail } from '../audit/verify-trail.ts';
import { CliFault } from '../fault.ts';
import { note } from '../integrate/note.ts';
import { secretsIn } from '../up/secrets.ts';
import { runningExchange } from './running.ts';

type Options = Readonly<{ data: string; json: boolean; say: (line: string) => void }>;

const trailOf = (data: string): Promise<Trail> => readTrail(runningExchange(data).operator.of);

/** What was signed so far, one checkpoint a line: whoever keeps it elsewhere is a witness. */
export const auditCheckpoints = async ({ data, say }: Options): Promise<number> => {
  for (const checkpoint of (await trailOf(data)).checkpoints) say(JSON.stringify(checkpoint));
  return 0;
};

/** Reads every chain of every service from its first link and says what is not as it was written. 1 where something is. */
export const auditVerify = async (
  { data, json, say }: Options,
  { witness }: Readonly<{ witness?: string }>,
): Promise<number> => {
  const trail = await trailOf(data);
  const trusted = [
    signerFromSeed(readSecretKey(secretsIn(join(data, 'secrets')).auditKeyFile).key).publicKey,
  ];
  const checkpoints = [...trail.checkpoints, ...(witness === undefined ? [] : kept(witness))];
  const { chains, links, events, findings } = await verifyTrail(
    { ...trail, checkpoints },
    trusted,
    (chain, nth, of) => note(`${nth} of ${of}: ${chain}`),
  );
  if (json)
    say(JSON.stringify({ chains, links, events, checkpoints: checkpoints.length, findings }, null, 2));
  else {
    for (const { code, tenant, number, reason } of findings) say(`✗ ${code}  ${tenant} ${number}  ${reason}`);
    say(
      `${links} entries in ${chains} chains, ${events} events beside them, ${checkpoints.length} signed heads: ${findings.length === 0 ? 'as they were written' : `${findings.length} findings`}`,
    );
  }
  return findings.length === 0 ? 0 : 1;
};

const kept = (file: string) => {
  try {
    return readWitness(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliFault('witness-unreadable', {
      place: file,
      reason: error instanceof Error ? error.message : 'It holds no checkpoints.',
      mend: 'Name a file that `handoff audit checkpoints` wrote: one checkpoint a line.',
    });
  }
};
