import { RefusedByPeer, type ServiceClient, Unavailable } from '@handoff/http';
import {
  fileKms,
  inMemoryKeyStore,
  keyring,
  KeyDestroyed,
  newSecretKey,
  type Purpose,
} from '@handoff/sealing';

type Asked = Readonly<{
  personId: string;
  purpose: Purpose;
  use: 'open' | 'seal';
  keyId?: string;
  recipient: string;
  reason: string;
}>;

const refused = (status: number, code: string) =>
  new RefusedByPeer({ status, code, reason: code, mend: 'none' });

/** Intake as eligibility meets it: its key API, with a consent and an outage that a test can switch. */
export const intakeInMemory = () => {
  const keys = keyring({ kms: fileKms(newSecretKey()), store: inMemoryKeyStore() });
  const asked: Asked[] = [];
  const stands = { away: false, consent: true, refuse: '' };

  const lend = async (body: Asked) => {
    asked.push(body);
    if (stands.away) throw new Unavailable('intake', 'It cannot be reached.');
    if (stands.refuse !== '') throw refused(404, stands.refuse);
    if (body.use === 'open' && !stands.consent) throw refused(409, 'consent-not-live');
    try {
      const { keyId, key } =
        body.use === 'open'
          ? await keys.forOpening(body.keyId ?? '')
          : await keys.forSealing(body.personId, body.purpose);
      return { keyId, key: key.toString('base64url') };
    } catch (error) {
      throw error instanceof KeyDestroyed ? refused(410, 'key-destroyed') : error;
    }
  };

  const client: ServiceClient = {
    call: () => Promise.reject(new Error('only posts are expected')),
    get: () => Promise.reject(new Error('only posts are expected')),
    post: async (_, body) => ({ status: 200, body: await lend(body as Asked), header: () => undefined }),
  };
  return { client, keys, asked, stands };
};
