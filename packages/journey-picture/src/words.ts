import { codeList } from '@handoff/schemas';

const labelIn = (list: string, code: string): string => codeList(list).codes.get(code)?.label ?? code;

export const serviceLabel = (service: string | null, id: string): string =>
  service === null ? id : labelIn('service', service);

type State = Readonly<{ word: string; mark: string; fill: string; line: string }>;

/** Each state is a word and a mark; the colour only repeats them. */
const states: Readonly<Record<string, State>> = {
  open: { word: 'Under way', mark: '▶', fill: '#e7f0fd', line: '#1d4f91' },
  waiting: { word: 'Waits', mark: '○', fill: '#fff6dd', line: '#7a5600' },
  done: { word: 'Done', mark: '✔', fill: '#e5f5e9', line: '#1c6b35' },
  closed: { word: 'Closed', mark: '✕', fill: '#f1f1f1', line: '#555555' },
};
const unsaid: State = { word: 'Nothing said', mark: '–', fill: '#ffffff', line: '#555555' };

export const stateOf = (status: string | null): State => states[status ?? ''] ?? unsaid;

export const reasonLabel = (because: string | null): string | null =>
  because === null ? null : labelIn('step-reason', because);
export const statusLabel = (status: string): string => labelIn('referral-status', status);
/** In a box, where a whole sentence has no room: the code as words. */
export const statusWords = (status: string): string => status.replaceAll('-', ' ');
export const factLabel = (kind: string): string => labelIn('fact-notice-kind', kind);

/** A name on one line or two: broken between words, the second line cut. */
export const inTwoLines = (words: string, most: number): readonly string[] => {
  if (words.length <= most) return [words];
  const at = words.lastIndexOf(' ', most);
  if (at <= 0) return [short(words, most)];
  return [words.slice(0, at), short(words.slice(at + 1), most)];
};

/** A line of a box holds so much; what is longer is cut, and the full text stands in the description. */
export const short = (words: string, most = 36): string =>
  words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
