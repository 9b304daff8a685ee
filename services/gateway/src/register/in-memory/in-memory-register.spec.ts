import { inMemoryStreams } from '@handoff/stream-store/in-memory';
import { registerConformance } from '../conformance/register.ts';
import { inMemoryRegister } from './in-memory-register.ts';

registerConformance('in memory', async () => {
  const documents = new Map();
  return { register: inMemoryRegister(documents), viewStreams: inMemoryStreams({ documents }) };
});
