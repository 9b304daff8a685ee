import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto';
import * as asn1 from 'asn1js';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  GeneralName,
  GeneralNames,
  GeneralSubtree,
  NameConstraints,
  PublicKeyInfo,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';

// RFC 5280. Keys are of P-256 and what is signed is signed by ECDSA with SHA-256: every server here takes both.
const oid = {
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyIdentifier: '2.5.29.35',
  extKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

/** PEM. */
export type Signer = Readonly<{ certificate: string; key: string }>;
type Life = Readonly<{ from: Date; until: Date }>;

/**
 * An authority that may sign for these names and no others: whoever trusts it beside the public ones is not told by it
 * who the rest of the world is.
 */
export const newAuthority = (names: readonly string[], life: Life): Signer => {
  const { publicKey, privateKey } = newKeys();
  const subject = `handoff authority ${life.from.toISOString().slice(0, 10)} ${randomBytes(4).toString('hex')}`;
  const permittedSubtrees = names.map((name) => new GeneralSubtree({ base: dns(name) }));
  const certificate = signed({
    subject,
    issuer: subject,
    publicKey,
    signedBy: privateKey,
    life,
    extensions: [
      extension(oid.basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 }), true),
      keyUsage(0b0000_0110),
      extension(
        oid.nameConstraints,
        new NameConstraints({ permittedSubtrees, excludedSubtrees: everyIpAddress() }),
        true,
      ),
    ],
  });
  return { certificate, key: pemOf(privateKey) };
};

/** A server's certificate with a private key of its own, which also names it where it asks another server. */
export const issue = (by: Signer, names: readonly string[], life: Life): Signer => {
  const { publicKey, privateKey } = newKeys();
  const authority = new X509Certificate(by.certificate);
  const certificate = signed({
    subject: names[0] ?? '',
    issuer: commonNameOf(authority),
    publicKey,
    signedBy: createPrivateKey(by.key),
    life,
    extensions: [
      extension(oid.basicConstraints, new BasicConstraints({ cA: false }), true),
      keyUsage(0b1000_0000),
      extension(oid.extKeyUsage, new ExtKeyUsage({ keyPurposes: [oid.serverAuth, oid.clientAuth] })),
      extension(oid.subjectAltName, new GeneralNames({ names: names.map(dns) })),
    ],
  });
  return { certificate, key: pemOf(privateKey) };
};

/** The names that an authority may sign for. */
export const permittedBy = (authority: X509Certificate): readonly string[] => {
  const { extensions = [] } = new Certificate({ schema: asn1.fromBER(authority.raw).result });
  const held = extensions.find(({ extnID }) => extnID === oid.nameConstraints)?.parsedValue as
    | NameConstraints
    | undefined;
  return (held?.permittedSubtrees ?? []).map(({ base }) => String(base.value));
};

type Statement = Readonly<{
  subject: string;
  issuer: string;
  publicKey: KeyObject;
  signedBy: KeyObject;
  life: Life;
  extensions: readonly Extension[];
}>;

const signed = ({ subject, issuer, publicKey, signedBy, life, extensions }: Statement): string => {
  const certificate = new Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: serial() }),
    subject: distinguished(subject),
    issuer: distinguished(issuer),
    notBefore: new Time({ value: life.from }),
    notAfter: new Time({ value: life.until }),
    subjectPublicKeyInfo: infoOf(publicKey),
    extensions: [...extensions, ...keyIdentifiers(publicKey, createPublicKey(signedBy))],
  });
  const algorithm = new AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 });
  certificate.signature = algorithm;
  certificate.signatureAlgorithm = algorithm;
  const statement = certificate.encodeTBS().toBER(false);
  certificate.tbsView = new Uint8Array(statement);
  const signature = sign('sha256', Buffer.from(statement), { key: signedBy, dsaEncoding: 'der' });
  certificate.signatureValue = new asn1.BitString({ valueHex: bytes(signature) });
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER(false))).toString();
};

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;
const bytes = (buffer: Buffer): ArrayBuffer => Uint8Array.from(buffer).buffer;

/** 127 random bits behind a one: positive, and of one length. */
const serial = (): ArrayBuffer => {
  const random = randomBytes(16);
  random[0] = ((random[0] ?? 0) & 0x7f) | 0x40;
  return bytes(random);
};

const infoOf = (key: KeyObject): PublicKeyInfo =>
  new PublicKeyInfo({ schema: asn1.fromBER(key.export({ type: 'spki', format: 'der' })).result });

const distinguished = (commonName: string): RelativeDistinguishedNames =>
  new RelativeDistinguishedNames({
    typesAndValues: [
      new AttributeTypeAndValue({
        type: oid.commonName,
        value: new asn1.Utf8String({ value: commonName }),
      }),
    ],
  });

const commonNameOf = ({ subject }: X509Certificate): string => subject.replace(/^CN=/, '');

/** Names that are permitted say nothing of addresses: those are excluded, all of them (RFC 5280 4.2.1.10). */
const everyIpAddress = (): GeneralSubtree[] =>
  [8, 32].map((length) => {
    const value = new asn1.OctetString({ valueHex: new ArrayBuffer(length) });
    return new GeneralSubtree({ base: new GeneralName({ type: 7, value }) });
  });

const dns = (name: string): GeneralName => new GeneralName({ type: 2, value: name });

type Encoded = Readonly<{ toSchema: () => asn1.BaseBlock }>;

const extension = (extnID: string, value: Encoded | asn1.BaseBlock, critical = false): Extension =>
  new Extension({
    extnID,
    critical,
    extnValue: (value instanceof asn1.BaseBlock ? value : value.toSchema()).toBER(false),
  });

/** RFC 5280 4.2.1.3, as its first octet; the bits behind the last one that is set are unused. */
const keyUsage = (bits: number): Extension => {
  const unusedBits = Math.clz32(bits & -bits) === 32 ? 8 : 31 - Math.clz32(bits & -bits);
  return extension(
    oid.keyUsage,
    new asn1.BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits }),
    true,
  );
};

/** By which a certificate finds its authority among several that are trusted. */
const keyIdentifiers = (own: KeyObject, signer: KeyObject): readonly Extension[] => [
  extension(oid.subjectKeyIdentifier, identifier(own)),
  extension(oid.authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier: identifier(signer) })),
];

const identifier = (key: KeyObject): asn1.OctetString => {
  const { subjectPublicKey } = infoOf(key);
  const hash = createHash('sha256').update(Buffer.from(subjectPublicKey.valueBlock.valueHexView)).digest();
  return new asn1.OctetString({ valueHex: bytes(hash.subarray(0, 20)) });
};
