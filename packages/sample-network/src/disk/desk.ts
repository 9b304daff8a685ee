import { openJournal } from './journal.ts';

/** The number of a referral in the order of arrival: among all on the desk, and among those for one service. */
export type Arrival = Readonly<{ number: number; ofService: number }>;

/** Numbers an agency gives to the referrals on its desk; kept over restarts. */
export type Desk = Readonly<{ arrivalOf: (referral: string, service: string) => Arrival }>;

type Line = Readonly<{ referral: string; service: string }>;

export const openDesk = (file: string): Desk => {
  const journal = openJournal<Line>(file);
  const arrivals = new Map<string, Arrival>();
  const perService = new Map<string, number>();
  const note = ({ referral, service }: Line): Arrival => {
    const ofService = (perService.get(service) ?? 0) + 1;
    perService.set(service, ofService);
    const arrival = { number: arrivals.size + 1, ofService };
    arrivals.set(referral, arrival);
    return arrival;
  };
  for (const line of journal.before) note(line);
  const arrived = (line: Line): Arrival => {
    journal.add(line);
    return note(line);
  };
  return { arrivalOf: (referral, service) => arrivals.get(referral) ?? arrived({ referral, service }) };
};
