// Run as a process of its own, because which authorities are trusted is settled when a process starts.
import { serviceClient } from '../src/index.ts';

const [baseUrl = ''] = process.argv.slice(2);
try {
  const { status } = await serviceClient({ name: 'peer', baseUrl, token: 't'.repeat(32) }).get('/');
  process.stdout.write(String(status));
} catch (error) {
  process.stdout.write(error instanceof Error ? error.name : 'unknown');
}
