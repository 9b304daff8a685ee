import { type Box, boxWidth, type Layout, layOut, nameOf } from './lay-out.ts';
import { standing } from './standing.ts';
import type { StepAsTold } from './steps-as-told.ts';
import { factLabel, reasonLabel, serviceLabel, short, stateOf, statusLabel, statusWords } from './words.ts';

/** One journey as one picture: self-contained, no script, its text readable to those who don't see it. */
export const drawJourney = (steps: readonly StepAsTold[], title: string): string => {
  const now = standing(steps);
  const layout = layOut(steps, now.length);
  const { width, height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escape(title)}</title>`,
    `<desc id="description">${escape([...now.map((words) => `${words}.`), ...steps.map(inWords)].join(' '))}</desc>`,
    `<style>${style}</style>`,
    arrowHead,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    line({ x: 28, y: 34 }, title, 'title'),
    ...now.map((words, row) =>
      line({ x: 28, y: 60 + row * 18 }, short(words, Math.floor((width - 56) / 6.4)), kindOf(words)),
    ),
    ...lane(layout),
    ...arrows(layout),
    ...layout.boxes.map(drawBox),
    '</svg>',
    '',
  ].join('\n');
};

/** Whose turn it is stands out. */
const kindOf = (words: string): string => (words.startsWith('Your turn') ? 'turn' : 'small');

const style = `text{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:13px;fill:#1b1b1b}
.title{font-size:18px;font-weight:600}.name{font-size:14px;font-weight:600}.small{font-size:12px;fill:#3a3a3a}
.turn{font-size:12px;font-weight:600;fill:#7a5600}.lane{font-size:13px;font-weight:600;fill:#3a3a3a}.everyone{font-size:11px;fill:#3a3a3a}`;

const arrowHead =
  '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555555"/></marker></defs>';

const escape = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const line = ({ x, y }: Readonly<{ x: number; y: number }>, words: string, kind: string): string =>
  `<text x="${x}" y="${y}" class="${kind}">${escape(words)}</text>`;

const lane = ({ besideFrom, width }: Layout): readonly string[] =>
  besideFrom === null
    ? []
    : [
        `<line x1="28" y1="${besideFrom}" x2="${width - 28}" y2="${besideFrom}" stroke="#b5b5b5" stroke-dasharray="2 4"/>`,
        line({ x: 28, y: besideFrom + 22 }, 'Beside it', 'lane'),
      ];

/** From the right side to the left one; from a box below, up into the bottom. */
const arrows = ({ boxes }: Layout): readonly string[] =>
  boxes.flatMap((to) =>
    boxes
      .filter(({ step }) => to.step.waitsFor.includes(step.id))
      .map((from) => `<path d="${curve(from, to)}" fill="none" stroke="#555555" marker-end="url(#tip)"/>`),
  );

const curve = (from: Box, to: Box): string => {
  if (from.step.beside && !to.step.beside) {
    const x = from.x + boxWidth / 2;
    const end = { x: to.x + boxWidth / 2, y: to.y + to.height + 2 };
    return `M${x} ${from.y}C${x} ${from.y - 30} ${end.x} ${end.y + 30} ${end.x} ${end.y}`;
  }
  const [x, y] = [from.x + boxWidth, from.y + 40];
  const end = { x: to.x - 2, y: to.y + 40 };
  return `M${x} ${y}C${x + 35} ${y} ${end.x - 35} ${end.y} ${end.x} ${end.y}`;
};

const drawBox = ({ step, x, y, height }: Box): string => {
  const { word, mark, fill, line: edge } = stateOf(step.status);
  const reason = reasonLabel(step.because);
  const state = `${mark} ${word}${step.on === null ? '' : `, ${step.on}`}`;
  const dash = step.forEveryone ? ' stroke-dasharray="6 3"' : '';
  const name = nameOf(step);
  const below = y + 18 * (name.length - 1);
  const inner = [
    ...name.map((words, row) => line({ x: x + 12, y: y + 22 + row * 18 }, words, 'name')),
    line({ x: x + 12, y: below + 44 }, state, 'state'),
    ...(reason === null ? [] : [line({ x: x + 12, y: below + 62 }, short(reason), 'small')]),
    ...[...referralLines(step), ...factLines(step)].map((words, row) =>
      line({ x: x + 12, y: below + 84 + row * 18 }, words, 'small'),
    ),
    ...(step.forEveryone ? [line({ x: x + 12, y: y + height - 9 }, 'offered to everyone', 'everyone')] : []),
  ];
  return `<g><rect x="${x}" y="${y}" width="${boxWidth}" height="${height}" rx="8" fill="${fill}" stroke="${edge}" stroke-width="1.5"${dash}/>${inner.join('')}</g>`;
};

const referralLines = ({ referrals }: StepAsTold): readonly string[] =>
  referrals.flatMap(({ reference, to, status }) => [
    short(`→ ${to}`),
    short(`${reference}: ${statusWords(status)}`),
  ]);

const factLines = ({ facts }: StepAsTold): readonly string[] =>
  facts.map(({ kind, on }) => short(`★ ${factLabel(kind)}, ${on}`));

const inWords = (step: StepAsTold): string => {
  const { word } = stateOf(step.status);
  const reason = reasonLabel(step.because);
  const referrals = step.referrals.map(
    ({ reference, to, status }) => `Referral ${reference} to ${to}: ${statusLabel(status)}.`,
  );
  const facts = step.facts.map(
    ({ kind, provider, on }) => `${factLabel(kind)}${provider ? `, reported by ${provider}` : ''}, ${on}.`,
  );
  const said = `${serviceLabel(step.service, step.id)}: ${word}${step.on === null ? '' : ` since ${step.on}`}${reason === null ? '' : ` (${reason})`}.`;
  return [said, ...referrals, ...facts].join(' ');
};
