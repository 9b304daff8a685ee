import { play } from './play/play.ts';
const seed = Number(process.argv[2]);
const steps: string[] = [];
const { history, state, violations } = await play(seed, { onStep: (s) => steps.push(s) });
for (const v of violations) console.log(v);
for (const l of history)
  console.log(
    l.t,
    l.id,
    l.client,
    l.op,
    l.type,
    l.type === 'invoke'
      ? `${l.args.causation} ${String(l.args['status'] ?? '')} ${l.args.stream}`
      : JSON.stringify('answer' in l ? l.answer : l.because),
  );
for (const s of state.streams) {
  console.log(s.service, s.id, 'v', s.version);
  for (const e of s.events)
    console.log(
      '   ',
      e.sequence,
      e.id,
      e.time.slice(5, 19),
      e.type,
      e.causation,
      JSON.stringify(e.data, (k, v) =>
        v && typeof v === 'object' && 'ciphertext' in v ? '<sealed>' : v,
      ).slice(0, Number(process.argv[3] ?? 160)),
    );
}
console.log(state.parkings);
