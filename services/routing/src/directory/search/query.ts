/** What one may look for. Several values of a field: any of them; of `accessibility`: all of them. */
export type Query = Readonly<{
  service?: readonly string[];
  language?: readonly string[];
  attending?: readonly string[];
  day?: readonly string[];
  /** Open at this time, on one of the days where days are named. */
  openAt?: string;
  evening?: boolean;
  weekend?: boolean;
  cost?: readonly string[];
  mostFeeCents?: number;
  accessibility?: readonly string[];
  idAtDoor?: readonly string[];
  operator?: readonly string[];
  host?: readonly string[];
  /** A place is free, as it was last counted. */
  freePlace?: boolean;
  age?: number;
  locality?: string;
  region?: string;
  agency?: string;
  near?: Readonly<{ latitude: number; longitude: number; km: number }>;
  /** The day of the search: immigration advice must be vouched for on it. */
  today?: string;
  /** The day hours have to hold on. */
  on?: string;
  after?: string;
  limit: number;
}>;
