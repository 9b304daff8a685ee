import { z } from 'zod';
import type { CommandLineAsks } from '../register/sign-in-starts.ts';

export const commandLinePath = '/sign-in/command-line';

/** Thirty-two random bytes, or the SHA-256 of such. */
export const random = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A command line that waits at this port of its own machine, and keeps the verifier of this challenge. */
export const asks = z.object({
  port: z.coerce.number().int().min(1_024).max(65_535),
  challenge: random,
  state: random,
});

export const queryOf = ({ port, challenge, state }: CommandLineAsks): string =>
  new URLSearchParams({ port: String(port), challenge, state }).toString();
