import { Refusal } from '@handoff/decider';
import { describe, expect, it } from 'vitest';
import { handledKept } from '../../src/index.ts';
import { type Bench, crashAt, freshCausation, freshId, startProcess } from './bench.ts';
import { add, addEach, refused, shrug, tally } from './tally.ts';

export const answering = (bench: () => Bench) =>
  describe('answering', () => {
    it('answers with the version that was reached', async () => {
      const { tell } = await startProcess(bench());
      const id = freshId();
      expect(await tell(id, addEach(1, 1))).toEqual({ kind: 'done', version: 2, repeated: false });
      expect(await tell(id, shrug)).toEqual({ kind: 'nothing', version: 2, repeated: false });
    });

    it('gives a repeat the first answer, from any process, and does it once', async () => {
      const [one, other] = [await startProcess(bench()), await startProcess(bench())];
      const id = freshId();
      const causation = freshCausation();
      const first = await one.tell(id, add(5), causation);
      await one.tell(id, add(1));
      expect(await other.tell(id, add(5), causation)).toEqual({ ...first, repeated: true });
      expect(await one.handler.read(tally, id)).toMatchObject({ version: 2, state: { total: 6 } });
    });

    it('does a command once that several processes are given at once', async () => {
      const processes = await Promise.all([1, 2, 3].map(() => startProcess(bench())));
      const id = freshId();
      const causation = freshCausation();
      const answers = await Promise.all(
        processes.flatMap(({ tell }) => [tell(id, add(5), causation), tell(id, add(5), causation)]),
      );
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(answers.map(({ kind, version }) => `${kind} ${version}`))).toEqual(new Set(['done 1']));
    });

    it('refuses the same causation with another body, and leaves the stream alone', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      const causation = freshCausation();
      await tell(id, add(1), causation, 'body');
      const before = await store.load(id);
      const refusal = await tell(id, add(2), causation, 'another body').catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refusal);
      expect(refusal).toMatchObject({ code: 'causation-reused', place: causation });
      expect(await store.load(id)).toEqual(before);
    });

    it('knows the body of what made events also when the answer is forgotten', async () => {
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      const causation = freshCausation();
      await tell(id, addEach(1, 2), causation, 'body');
      for (let nth = 0; nth < handledKept; nth += 1) await tell(id, shrug);
      expect((await store.load(id))?.handled.map((each) => each.causation)).not.toContain(causation);
      const another = tell(id, add(9), causation, 'another body');
      await expect(another).rejects.toMatchObject({ code: 'causation-reused', place: causation });
      expect(await tell(id, addEach(1, 2), causation, 'body')).toMatchObject({ kind: 'done', version: 2 });
      expect(await store.load(id)).toMatchObject({ version: 2 });
    });

    it('remembers a refusal, also for a stream that never came to be, and shows no such stream', async () => {
      const { tell, handler } = await startProcess(bench());
      const id = freshId();
      const causation = freshCausation();
      const first = await tell(id, refused, causation);
      expect(first).toEqual({
        kind: 'refused',
        version: 0,
        code: 'not-today',
        reason: 'It was asked to refuse.',
        mend: 'Ask for something else.',
        place: 'type',
        repeated: false,
      });
      expect(await handler.read(tally, id)).toBeUndefined();
      await tell(id, add(1));
      expect(await tell(id, refused, causation)).toEqual({ ...first, repeated: true });
      expect(await handler.read(tally, id)).toMatchObject({ version: 1 });
    });

    it('does nothing when the process dies before the commit, and does it when asked again', async () => {
      const dying = await startProcess(bench(), { handler: { failpoint: crashAt('api.before-commit') } });
      const { tell, store } = await startProcess(bench());
      const id = freshId();
      const causation = freshCausation();
      await expect(dying.tell(id, add(1), causation)).rejects.toThrow('api.before-commit');
      expect(await store.load(id)).toBeUndefined();
      expect(await tell(id, add(1), causation)).toEqual({ kind: 'done', version: 1, repeated: false });
    });

    it('has done it when the process dies after the commit, and says so when asked again', async () => {
      const dying = await startProcess(bench(), {
        handler: { failpoint: crashAt('api.after-commit-before-reply') },
      });
      const { tell } = await startProcess(bench());
      const id = freshId();
      const causation = freshCausation();
      await expect(dying.tell(id, add(1), causation)).rejects.toThrow('api.after-commit-before-reply');
      expect(await tell(id, add(1), causation)).toEqual({ kind: 'done', version: 1, repeated: true });
    });
  });
