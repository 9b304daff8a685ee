import { describe, expect, it } from 'vitest';
import { createLogger, withTraceparent } from './index.ts';

const logging = (level?: string) => {
  const lines: Record<string, unknown>[] = [];
  const destination = {
    write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  };
  return { lines, log: createLogger({ service: 'routing', destination, ...(level ? { level } : {}) }) };
};

describe('a log line', () => {
  it('is JSON with service, time, level and its static text', () => {
    const { log, lines } = logging();
    log.info('Published', { topic: 'handoff.referrals', count: 3 });
    expect(lines[0]).toMatchObject({
      service: 'routing',
      level: 30,
      msg: 'Published',
      topic: 'handoff.referrals',
      count: 3,
    });
    expect(new Date(String(lines[0]?.time)).toISOString()).toBe(lines[0]?.time);
    expect(lines[0]).not.toHaveProperty('hostname');
  });

  it('carries only fields on the list, and of those only harmless values', () => {
    const { log, lines } = logging();
    log.warn('x', {
      name: 'Ana',
      birthDate: '1990-01-01',
      topic: 'Ana Canaria',
      record: { name: 'Ana' },
      code: 'a-code',
    });
    expect(lines[0]).toMatchObject({ code: 'a-code' });
    expect(JSON.stringify(lines[0])).not.toMatch(/Ana|1990/);
    expect(lines[0]).not.toHaveProperty('topic');
    expect(lines[0]).not.toHaveProperty('record');
  });

  it('shows class and stack frames of an unforeseen error, not its message', () => {
    const { log, lines } = logging();
    log.error('Failed', { error: new TypeError('Ana Canaria is not iterable\nAna again') });
    expect(lines[0]).toMatchObject({
      error: 'TypeError',
      at: expect.arrayContaining([expect.stringContaining('logger.spec')]) as unknown,
    });
    expect(JSON.stringify(lines[0])).not.toContain('Ana');
  });

  it('takes no line of a message for a frame, and no sentence for the name of a class', () => {
    const { log, lines } = logging();
    const forged = new TypeError('x\n    at Ana (Canaria:1:2)\n    at Ana Canaria');
    log.error('Failed', { error: forged });
    log.error('Failed', { error: Object.assign(new Error('y'), { name: 'Error of Ana Canaria' }) });
    // Where the message was changed later, the stack still begins with the first one.
    const later = new Error('z\n    at Ana Canaria');
    later.message = 'other';
    log.error('Failed', { error: later });
    expect(lines).toMatchObject([{ error: 'TypeError' }, { error: 'Error' }, { error: 'Error' }]);
    expect(lines[0]).toMatchObject({
      at: expect.arrayContaining([expect.stringContaining('logger.spec')]) as unknown,
    });
    expect(JSON.stringify(lines)).not.toContain('Ana');
  });

  it('repeats what an error of ours says of itself', () => {
    const { log, lines } = logging();
    const told = { code: 'port-in-use', place: '127.0.0.1:8080', reason: 'Taken.', mend: 'Set PORT.' };
    log.error('Failed', { error: Object.assign(new Error('Ana'), told) });
    expect(lines[0]).toMatchObject(told);
    expect(JSON.stringify(lines[0])).not.toContain('Ana');
    log.error('Failed', { error: 'Ana' });
    expect(lines[1]).toMatchObject({ error: 'string' });
  });

  it('names the trace it belongs to', async () => {
    const { log, lines } = logging();
    const trace = 'a'.repeat(32);
    await withTraceparent(`00-${trace}-${'b'.repeat(16)}-01`, 'work', {}, async () => log.info('x'));
    expect(lines[0]).toMatchObject({ trace });
  });

  it('is written from the level asked for', () => {
    const { log, lines } = logging('warn');
    log.debug('x');
    log.info('x');
    log.warn('y');
    expect(lines.map(({ msg }) => msg)).toEqual(['y']);
  });
});
