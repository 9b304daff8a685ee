export const kmPerDegree = 111.195;
const radians = Math.PI / 180;

type Point = Readonly<{ latitude: number; longitude: number }>;

/** Great-circle distance in km (haversine, mean radius of the earth). */
export const kmBetween = (one: Point, other: Point): number => {
  const [from, to] = [one.latitude * radians, other.latitude * radians];
  const down = Math.sin((to - from) / 2);
  const across = Math.sin(((other.longitude - one.longitude) * radians) / 2);
  const chord = down * down + Math.cos(from) * Math.cos(to) * across * across;
  return 2 * 6_371.009 * Math.asin(Math.min(1, Math.sqrt(chord)));
};

/** Cells of a tenth of a degree, some 11 km: a search looks into the few that its circle touches. */
const perDegree = 10;
const columns = 360 * perDegree;
const rowOf = (latitude: number): number => Math.floor((latitude + 90) * perDegree);
const columnOf = (longitude: number): number =>
  ((Math.floor((longitude + 180) * perDegree) % columns) + columns) % columns;

export const cellOf = ({ latitude, longitude }: Point): number =>
  rowOf(latitude) * columns + columnOf(longitude);

/** Every cell that a circle may touch; near a pole or in a wide circle a whole row. */
export const cellsWithin = ({ latitude, longitude }: Point, km: number): readonly number[] => {
  const tall = km / kmPerDegree;
  const [low, high] = [Math.max(-90, latitude - tall), Math.min(90, latitude + tall)];
  const narrowest = Math.cos(Math.max(Math.abs(low), Math.abs(high)) * radians);
  const wide = narrowest <= 0.01 ? 180 : Math.min(180, tall / narrowest);
  const first = Math.floor((longitude - wide + 180) * perDegree);
  const last = Math.floor((longitude + wide + 180) * perDegree);
  const across = Math.min(last - first + 1, columns);
  const cells: number[] = [];
  for (let row = rowOf(low); row <= rowOf(high); row += 1)
    for (let column = 0; column < across; column += 1)
      cells.push(row * columns + ((((first + column) % columns) + columns) % columns));
  return cells;
};
