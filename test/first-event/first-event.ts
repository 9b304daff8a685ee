// `node test/first-event/first-event.ts`: how long it takes from a clone to a first accepted referral, over each way in.
// `--reuse-downloads`: what this tree has downloaded already is linked into the clone.
import { minutes, playNewEngineer } from './play.ts';

const reuseDownloads = process.argv.includes('--reuse-downloads');
const { start, took } = await playNewEngineer({ reuseDownloads, say: console.log });
const failed = took.filter(({ accepted }) => !accepted);
if (start.code !== 0) console.error(start.printed);
for (const { way, printed } of failed) console.error(`\n${way} printed:\n${printed}`);
console.log('\nfrom a clone to a first accepted referral');
for (const { way, seconds } of took) console.log(`  ${way.padEnd(6)} ${minutes(start.seconds + seconds)}`);
process.exitCode = start.code === 0 && failed.length === 0 ? 0 : 1;
