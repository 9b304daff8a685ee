import { readFileSync } from 'node:fs';
import type { Tls } from '@handoff/http';

type Files = Readonly<{ cert: string | undefined; key: string | undefined }>;

/** What a door shows of itself; undefined: it speaks in clear, which the settings allow on loopback alone. */
export const readTls = ({ cert, key }: Files, place: string): Tls | undefined => {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined)
    throw new TlsIncomplete(place, 'One of the two is named alone.');
  try {
    return { cert: readFileSync(cert), key: readFileSync(key) };
  } catch {
    throw new TlsIncomplete(place, 'One of the two can not be read.');
  }
};

export class TlsIncomplete extends Error {
  override readonly name = 'TlsIncomplete';
  readonly code = 'tls-incomplete';
  readonly place: string;
  readonly reason: string;
  readonly mend =
    'Name a certificate and its private key, both in PEM, and let the service read them; or neither.';

  constructor(place: string, reason: string) {
    super(`tls-incomplete: ${place}`);
    this.place = place;
    this.reason = `A certificate and its key go together. ${reason}`;
  }
}
