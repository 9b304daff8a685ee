import { play } from './play/play.ts';
const [from = '1', count = '1'] = process.argv.slice(2);
const t0 = performance.now();
let bad = 0;
const by: Record<string, number[]> = {};
const types: Record<string, number> = {};
let steps = 0;
const f: Record<string, number> = {};
for (let seed = Number(from); seed < Number(from) + Number(count); seed++) {
  try {
    const { violations, history, steps: s, faults, state } = await play(seed);
    steps += s;
    for (const [k, v] of Object.entries(faults)) f[k] = (f[k] ?? 0) + v;
    if (Number(count) === 1) {
      console.log(
        history.length,
        'lines',
        s,
        faults,
        state.streams.length,
        state.streams.flatMap((x) => x.events).length,
        state.records.length,
      );
    }
    for (const x of state.streams)
      for (const e of x.events) {
        const k =
          e.type +
          (e.type === 'CapacityChanged'
            ? ':' + e.data['change']
            : e.type === 'JourneyEnded'
              ? ':' + e.data['result']
              : '');
        types[k] = (types[k] ?? 0) + 1;
      }
    for (const v of violations) {
      const k =
        v.invariant +
        ' ' +
        v.says.replace(/[a-z]+-[0-9a-f-]{30,}|event-\d+\S*|partner:\S+|\d{4}-\d\d-\S+/g, '*');
      (by[k] ??= []).push(seed);
      if (Number(count) === 1) console.log(v);
    }
    if (violations.length) bad++;
  } catch (e) {
    bad++;
    (by['threw ' + (e as Error).message.slice(0, 120)] ??= []).push(seed);
    if (Number(count) === 1) console.log(e);
  }
}
const ms = performance.now() - t0;
console.log(
  { bad, perMinute: Math.round((Number(count) * 60000) / ms), stepsPer: Math.round(steps / Number(count)) },
  f,
);
for (const [k, v] of Object.entries(by)) console.log(v.length, k, [...new Set(v)].slice(0, 6).join(' '));
console.log(JSON.stringify(types));
