/** What a partner's message or request is known by inside: its owner carries it out once. */
export const causationOf = (partner: string, key: string): string => `partner:${partner}:${key}`;

/** The partner and key of a causation; undefined for what the exchange caused itself. */
export const speakerOf = (causation: string): { partner: string; key: string } | undefined => {
  const found = /^partner:([a-z0-9-]+):(.+)$/s.exec(causation);
  return found?.[1] && found[2] ? { partner: found[1], key: found[2] } : undefined;
};

export type CsvRow = Readonly<{ key: string; attempt: number }>;

/** A row of an upload: the same words are the same command, until its owner refuses and it is tried once more. */
export const csvKey = ({ key, attempt }: CsvRow): string =>
  attempt === 1 ? `csv:${key}` : `csv:${key}.${attempt}`;

export const csvRowOf = (key: string): CsvRow | undefined => {
  const found = /^csv:([A-Za-z0-9_-]+)(?:\.([0-9]+))?$/.exec(key);
  return found?.[1] ? { key: found[1], attempt: Number(found[2] ?? 1) } : undefined;
};
