import type { NewParked } from './parked.ts';

type SealedPart = { key: string; headers: Record<string, string>; payload: Buffer; detail?: string };

/** What of a parked message goes under seal, as bytes. */
export const packSealedPart = ({ delivery: { key, headers, payload }, detail }: NewParked): Buffer =>
  Buffer.from(JSON.stringify({ key, headers, payload: payload.toString('base64'), detail }));

export const unpackSealedPart = (bytes: Buffer): SealedPart => {
  const { payload, ...rest } = JSON.parse(bytes.toString()) as Omit<SealedPart, 'payload'> & {
    payload: string;
  };
  return { ...rest, payload: Buffer.from(payload, 'base64') };
};

export const repackDetail = (bytes: Buffer, detail: string | undefined): Buffer =>
  Buffer.from(JSON.stringify({ ...(JSON.parse(bytes.toString()) as object), detail }));
