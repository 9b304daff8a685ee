import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, isOpen, openStatuses, type Status, transitions } from './domain/referral/transitions.ts';

type Point = Readonly<{ x: number; y: number }>;

/** Where each open status stands; what may happen is the table's alone. */
const places: Readonly<Record<(typeof openStatuses)[number], Point>> = {
  offered: { x: 60, y: 120 },
  'in-review': { x: 360, y: 60 },
  'needs-person': { x: 360, y: 220 },
  waitlisted: { x: 240, y: 420 },
  accepted: { x: 720, y: 140 },
  active: { x: 1020, y: 140 },
  'withdrawal-requested': { x: 870, y: 420 },
};
const [width, height] = [1_270, 590];
const [boxWidth, boxHeight] = [210, 112];
/** Whatever all of these may become is drawn once, from the frame around them. */
const framed: readonly Status[] = ['offered', 'in-review', 'needs-person'];
const frame = { x: 40, y: 40, width: 550, height: 312 };

const actorsOf = (from: Status, to: Status): readonly Actor[] =>
  transitions.filter((row) => row.from === from && row.to === to).map(({ actor }) => actor);

const shared = (to: Status): readonly Actor[] =>
  actorsOf('offered', to).filter((actor) => framed.every((from) => actorsOf(from, to).includes(actor)));

type Edge = Readonly<{ from: Status | 'frame'; to: Status; by: readonly Actor[] }>;

/** Between statuses that are open; where a referral may end is written into its box. */
export const edges = (): readonly Edge[] => {
  const fromFrame = openStatuses.map((to) => ({ from: 'frame' as const, to, by: shared(to) }));
  const own = (['none', ...openStatuses] as const).flatMap((from) =>
    openStatuses.map((to) => {
      const drawn = framed.includes(from) ? shared(to) : [];
      return { from, to, by: actorsOf(from, to).filter((actor) => !drawn.includes(actor)) };
    }),
  );
  return [...fromFrame, ...own].filter(({ by }) => by.length > 0);
};

export const endings = (from: Status): readonly string[] => {
  const ends = [...new Set(transitions.filter((row) => row.from === from).map(({ to }) => to))];
  return ends
    .filter((to) => !isOpen(to) && to !== 'entered-in-error')
    .map((to) => `→ ${to} (${actorsOf(from, to).join(', ')})`);
};

const boxOf = (of: Edge['from']) =>
  of === 'frame' ? frame : { ...places[of as keyof typeof places], width: boxWidth, height: boxHeight };

const middle = (start: number, length: number): number => start + length / 2;

/** Out of nothing from above; side to side, there and back apart; up or down where one stands over the other. */
const wayOf = (from: Edge['from'], to: Status): readonly Point[] => {
  const b = boxOf(to);
  if (from === 'none') return [b.y - 50, b.y - 3].map((y) => ({ x: middle(b.x, b.width), y }));
  const a = boxOf(from);
  const isAhead = from !== 'frame' && openStatuses.indexOf(to as never) > openStatuses.indexOf(from as never);
  const apart = isAhead ? 13 : -13;
  const [left, right] = [Math.max(a.x, b.x), Math.min(a.x + a.width, b.x + b.width)];
  if (left < right) {
    const x = (left + right) / 2 + (right - left > 60 ? apart * 2 : 0);
    return a.y < b.y
      ? [
          { x, y: a.y + a.height },
          { x, y: b.y - 3 },
        ]
      : [
          { x, y: a.y },
          { x, y: b.y + b.height + 3 },
        ];
  }
  if (a.y > b.y + b.height) {
    const [y, x] = [middle(a.y, a.height), b.x + 40];
    return [
      { x: a.x + a.width, y },
      { x, y },
      { x, y: b.y + b.height + 3 },
    ];
  }
  const y = middle(b.y, b.height) + apart;
  return [
    { x: a.x + a.width, y: Math.min(a.y + a.height - 18, Math.max(a.y + 18, y)) },
    { x: b.x - 3, y },
  ];
};

const text = ({ x, y }: Point, words: string, kind: string): string =>
  `<text x="${x}" y="${y}" class="${kind}">${words}</text>`;

const drawEdge = ({ from, to, by }: Edge): string => {
  if (from === to) {
    const { x, y } = places[to as keyof typeof places];
    return text({ x: x + boxWidth - 58, y: y + 24 }, `↻ ${by.join(', ')}`, 'who');
  }
  const way = wayOf(from, to);
  const [before, end] = way.slice(-2);
  if (!before || !end) return '';
  const at = { x: before.x + (end.x - before.x) * 0.72 + 5, y: (before.y + end.y) / 2 - 5 };
  const path = `M${way.map(({ x, y }) => `${x} ${y}`).join('L')}`;
  return `<path d="${path}" stroke="#555555" fill="none" marker-end="url(#tip)"/>${text(at, by.join(', '), 'who')}`;
};

const drawBox = (status: (typeof openStatuses)[number]): string => {
  const { x, y } = places[status];
  const lines = endings(status).map((words, row) => text({ x: x + 14, y: y + 46 + row * 17 }, words, 'end'));
  return `<rect x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" rx="8" fill="#e7f0fd" stroke="#1d4f91"/>${text({ x: x + 14, y: y + 24 }, status, 'name')}${lines.join('')}`;
};

const described = (): string =>
  edges()
    .map(({ from, to, by }) => `${from === 'frame' ? framed.join(', ') : from} to ${to} by ${by.join(', ')}.`)
    .join(' ');

/** The open statuses of a referral as a picture that stands alone; drawn from the table. */
export const drawStates = (): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">`,
    '<title id="title">The statuses of a referral</title>',
    `<desc id="description">${described()}</desc>`,
    '<style>text{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:13px;fill:#1b1b1b}.name{font-size:15px;font-weight:600}.who{font-weight:600;fill:#7a3b00}.end{font-size:12px;fill:#3a3a3a}</style>',
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#555555"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" rx="12" fill="none" stroke="#9a9a9a" stroke-dasharray="6 4"/>`,
    text({ x: frame.x + 14, y: frame.y + frame.height - 14 }, 'not answered yet', 'end'),
    ...openStatuses.map(drawBox),
    ...edges().map(drawEdge),
    text(
      { x: 60, y: 566 },
      'R the referrer · T the receiving agency · P the person · X the exchange. Whoever made an entry may strike it: → entered-in-error, from every status.',
      'end',
    ),
    '</svg>',
    '',
  ].join('\n');

export const statesPicture = join(import.meta.dirname, '../../../docs/referral-states.svg');

if (import.meta.main) writeFileSync(statesPicture, drawStates());
