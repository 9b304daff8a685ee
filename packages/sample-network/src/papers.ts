import { existsSync, readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { parse } from 'yaml';
import { z } from 'zod';
import { AgencyFault } from './agency-fault.ts';

const manifestSchema = z.looseObject({ slug: z.string(), kind: z.string(), way: z.string() });

const credentialsSchema = z.object({
  token: z.string(),
  kafka: z
    .object({
      username: z.string(),
      password: z.string(),
      in: z.string(),
      out: z.string(),
      groupPrefix: z.string(),
    })
    .optional(),
});

const keySchema = z.object({ privateJwk: z.looseObject({ kty: z.string() }) });

export type KafkaAccess = NonNullable<z.infer<typeof credentialsSchema>['kafka']>;

/** Who an agency is, how it may come in, and its own key if it has one. */
export type Papers = Readonly<{
  slug: string;
  kind: string;
  way: string;
  token: string;
  kafka: KafkaAccess | undefined;
  privateJwk: JWK | undefined;
}>;

type Files = Readonly<{ manifest: string; credentials: string; key: string }>;

export const readPapers = ({ manifest, credentials, key }: Files): Papers => {
  const { slug, kind, way } = read(manifest, manifestSchema);
  const { token, kafka } = read(credentials, credentialsSchema);
  const privateJwk = existsSync(key) ? read(key, keySchema).privateJwk : undefined;
  return { slug, kind, way, token, kafka, privateJwk };
};

/** JSON is YAML too, so one reader serves all three files. What is in them is never repeated: two hold secrets. */
const read = <Value>(file: string, shape: z.ZodType<Value>): Value => {
  const parsed = shape.safeParse(contentOf(file));
  if (parsed.success) return parsed.data;
  throw unreadable(
    file,
    `${parsed.error.issues[0]?.path.join('.') || 'The file'} is missing or of the wrong form.`,
  );
};

const contentOf = (file: string): unknown => {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch {
    throw unreadable(file, 'It is not there, or neither YAML nor JSON.');
  }
};

const unreadable = (file: string, reason: string): AgencyFault =>
  new AgencyFault('papers-unreadable', {
    place: file,
    reason,
    mend: 'Take the manifest from the folder partners, and the credentials as the operator issued them.',
  });
