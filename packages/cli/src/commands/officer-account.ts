import { createHash, randomBytes } from 'node:crypto';
import { CliFault } from '../fault.ts';
import { submit } from '../officer/door.ts';
import { waitAtLoopback } from '../officer/at-loopback.ts';
import { enter, type Options } from './officer.ts';

type SignIn = Readonly<{
  email: string;
  /** Of this machine, where the browser comes back; 0: any. */
  port: number;
  /** How the address reaches whoever sits here; not among what a program reads. */
  show: (text: string) => void;
  waitMs?: number;
}>;

/**
 * Opens a session as somebody who signs in with an account: in a browser on this machine, which lets this command line in. The verifier
 * never leaves this process but to the exchange; nothing is opened by us, so that no address stands in the list of processes.
 */
export const officerSignInByAccount = async (
  options: Options,
  { email, port, show, waitMs = 10 * 60_000 }: SignIn,
): Promise<number> => {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const waiting = await waitAtLoopback(port, waitMs);
  try {
    const asked = { port: String(waiting.port), challenge, state: waiting.state };
    const address = new URL('/sign-in/command-line', options.url);
    address.search = new URLSearchParams(asked).toString();
    show(
      `Open this address in a browser on this computer, sign in there, and let this command line in:\n\n${address.href}\n\n`,
    );
    const code = await waiting.code;
    if (code === undefined) throw notIn(email, 'Nobody came back from the browser in time.');
    const answered = await submit(options.url, '/sign-in/command-line/session', { code, verifier, email });
    return await enter(options, email, answered, () =>
      notIn(
        email,
        'The exchange did not let this command line in: it took longer than a minute, or somebody else signed in.',
      ),
    );
  } finally {
    waiting.close();
  }
};

const notIn = (email: string, reason: string): CliFault =>
  new CliFault('not-signed-in', {
    place: email,
    reason,
    mend: 'Begin again, and sign in there with the account of this address. With a password: --code <six digits>.',
  });
