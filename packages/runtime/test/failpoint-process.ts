import { failpoints } from '../src/index.ts';

// Passes one failpoint three times and says so after each.
const failpoint = failpoints();
for (const pass of [1, 2, 3]) {
  await failpoint('a');
  process.stdout.write(`${pass}\n`);
}
