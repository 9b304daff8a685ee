/** What a partner's message or request is known by inside: its owner carries it out once. */
export const causationOf = (partner: string, key: string): string => `partner:${partner}:${key}`;

/** The partner and key of a causation; undefined for what the exchange caused itself. */
export const speakerOf = (causation: string): { partner: string; key: string } | undefined => {
  const found = /^partner:([a-z0-9-]+):(.+)$/s.exec(causation);
  return found?.[1] && found[2] ? { partner: found[1], key: found[2] } : undefined;
};
