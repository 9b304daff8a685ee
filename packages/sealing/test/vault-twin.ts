import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

type Asked = Readonly<{
  plaintext?: string;
  ciphertext?: string;
  associated_data?: string;
  min_decryption_version?: number;
  min_encryption_version?: number;
  min_available_version?: number;
}>;
type Answer = Readonly<{ status: number; body?: object }>;
type Trouble = 'sealed' | 'silent' | 'forbidden';

const errors = (status: number, ...said: string[]): Answer => ({ status, body: { errors: said } });

type TwinOptions = Readonly<{
  key?: string;
  token?: string;
  /** A certificate and its key (PEM): then it speaks TLS, as Vault does. */
  tls?: Readonly<{ cert: Buffer; key: Buffer }>;
  /** By its own clock: when its versions were made. */
  now?: () => string;
}>;

/**
 * Vault's transit engine as its HTTP API says it is: GET keys/:name, POST encrypt/:name, decrypt/:name and keys/:name with rotate,
 * config and trim, with real AES-256-GCM and associated data, and its own words when it refuses.
 */
export const vaultTwin = async ({
  key = 'handoff',
  token = 'a-token',
  tls,
  now = () => new Date().toISOString(),
}: TwinOptions = {}) => {
  const made = () => ({ bytes: randomBytes(32), seconds: Math.floor(Date.parse(now()) / 1000) });
  const versions: (ReturnType<typeof made> | undefined)[] = [made()];
  const least = { decryption: 1, encryption: 0, available: 0 };
  const asked: string[] = [];
  const tokens = new Set([token]);
  let trouble: Trouble | undefined;
  let refused: string | undefined;

  const encrypt = ({ plaintext = '', associated_data: context = '' }: Asked): Answer => {
    const version = versions.length;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', versions[version - 1]?.bytes ?? '', nonce).setAAD(
      Buffer.from(context, 'base64'),
    );
    const sealed = Buffer.concat([nonce, cipher.update(plaintext, 'base64'), cipher.final()]);
    const ciphertext = `vault:v${version}:${Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64')}`;
    return { status: 200, body: { data: { ciphertext, key_version: version } } };
  };

  const decrypt = ({ ciphertext = '', associated_data: context = '' }: Asked): Answer => {
    const [, version = '', text = ''] = ciphertext.split(':');
    const number = Number(version.slice(1));
    if (number < least.decryption)
      return errors(400, 'ciphertext or signature version is disallowed by policy (too old)');
    const master = versions[number - 1]?.bytes;
    if (!master) return errors(400, 'invalid ciphertext: version is too new');
    const bytes = Buffer.from(text, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', master, bytes.subarray(0, 12))
      .setAAD(Buffer.from(context, 'base64'))
      .setAuthTag(bytes.subarray(-16));
    try {
      const plaintext = Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
      return { status: 200, body: { data: { plaintext: plaintext.toString('base64') } } };
    } catch {
      return errors(400, 'cipher: message authentication failed');
    }
  };

  const config = ({ min_decryption_version: opens, min_encryption_version: wraps }: Asked): Answer => {
    const asked = { decryption: opens ?? least.decryption, encryption: wraps ?? least.encryption };
    if (Math.max(asked.decryption, asked.encryption) > versions.length)
      return errors(
        400,
        `cannot set min decryption version of ${asked.decryption}, latest key version is less`,
      );
    if (asked.encryption > 0 && asked.encryption < asked.decryption)
      return errors(400, 'cannot set min encryption/decryption values; the first must not be less');
    if (asked.decryption < least.available)
      return errors(400, 'min decryption version should not be less then min available version');
    Object.assign(least, asked);
    return { status: 200, body: { data: {} } };
  };

  const trim = ({ min_available_version: kept = 0 }: Asked): Answer => {
    if (kept < least.available) return errors(400, 'minimum available version cannot be decremented');
    if (least.encryption === 0)
      return errors(
        400,
        'minimum available version cannot be set when minimum encryption version is not set',
      );
    if (kept > Math.min(least.encryption, least.decryption))
      return errors(400, 'minimum available version cannot be greater than minmum decryption version');
    least.available = kept;
    versions.fill(undefined, 0, kept - 1);
    return { status: 200, body: { data: {} } };
  };

  const described = () => ({
    name: key,
    type: 'aes256-gcm96',
    latest_version: versions.length,
    min_decryption_version: least.decryption,
    min_encryption_version: least.encryption,
    min_available_version: least.available,
    // Those that opened before and no longer do are not told.
    keys: Object.fromEntries(
      versions.flatMap((version, index) =>
        version && index + 1 >= least.decryption ? [[`${index + 1}`, version.seconds]] : [],
      ),
    ),
  });

  const answer = (method: string, path: string, body: Asked): Answer => {
    if (path === `keys/${key}` && method === 'GET') return { status: 200, body: { data: described() } };
    if (path === `keys/${key}/rotate`) {
      versions.push(made());
      return { status: 200, body: { data: { latest_version: versions.length } } };
    }
    if (path === `keys/${key}/config`) return config(body);
    if (path === `keys/${key}/trim`) return trim(body);
    if (path === `encrypt/${key}`) return encrypt(body);
    if (path === `decrypt/${key}`) return decrypt(body);
    return method === 'GET' ? errors(404) : errors(400, 'encryption key not found');
  };

  const listener: RequestListener = (request, response) => {
    void (async () => {
      const path = (request.url ?? '').replace('/v1/transit/', '');
      asked.push(`${request.method} ${path}`);
      const body = await bodyOf(request);
      if (trouble === 'silent') return;
      const said =
        trouble === 'sealed'
          ? errors(503, 'Vault is sealed')
          : trouble === 'forbidden' ||
              (refused !== undefined && path.endsWith(refused)) ||
              !tokens.has(String(request.headers['x-vault-token']))
            ? errors(403, 'permission denied')
            : answer(request.method ?? '', path, body);
      response.writeHead(said.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(said.body ?? {}));
    })();
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${(server.address() as AddressInfo).port}/v1/transit`,
    key,
    /** Each request it had: method and path. */
    asked,
    /** Renewed elsewhere: the former one no longer opens. */
    renewToken: (anew: string): void => {
      tokens.clear();
      tokens.add(anew);
    },
    is: (what: Trouble | undefined): void => {
      trouble = what;
    },
    /** What its policy does not let the token do, by how the path ends. */
    forbids: (end: string | undefined): void => {
      refused = end;
    },
    /** Its versions' bytes that are still there: what an attacker who takes Vault's disk would find. */
    bytesHeld: (): number => versions.filter((version) => version !== undefined).length,
    close: (): void => {
      server.closeAllConnections();
      server.close();
    },
  };
};

export type VaultTwin = Awaited<ReturnType<typeof vaultTwin>>;

const bodyOf = async (request: IncomingMessage): Promise<Asked> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Asked);
};
