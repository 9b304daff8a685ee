import { CliFault } from '../fault.ts';

type Tree = { [name: string]: unknown };

/** `choices.0.agency=north`: a path of names and numbers, and a value: JSON where it is JSON, else a text. */
export const setFields = (value: object, sets: readonly string[]): object => {
  const tree = structuredClone(value) as Tree;
  for (const each of sets) setOne(tree, each);
  return tree;
};

const setOne = (tree: Tree, said: string): void => {
  const [, path = '', text = ''] = /^([^=]+)=(.*)$/s.exec(said) ?? refuse(said, 'There is no "=" in it.');
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place: Tree = tree;
  for (const [depth, name] of names.entries()) {
    if (place[name] === undefined || place[name] === null)
      place[name] = /^\d+$/.test(names[depth + 1] ?? last) ? [] : {};
    const inside = place[name];
    if (typeof inside !== 'object') return refuse(said, `"${name}" holds no fields.`);
    place = inside as Tree;
  }
  place[last] = parsed(text);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const refuse = (place: string, reason: string): never => {
  throw new CliFault('bad-set', {
    place: `--set ${place}`,
    reason,
    mend: 'Write path=value, for example --set status=declined or --set choices.0.agency=elm-street-center.',
  });
};
