import { serviceNames } from '@handoff/schemas';

/** Whoever shows a certificate to the others, by the name that they call it by (docker-compose.yml). */
export const servers = [...serviceNames, 'mongo', 'kafka', 'registry', 'collector', 'viewer'] as const;
export type ServerName = (typeof servers)[number];

/** Its own, and what it is called on its own machine: by its health check, and at the ports that Compose opens there. */
export const namesOf = (server: ServerName): readonly string[] => [server, 'localhost'];

/** The settings of an `.env` file: a private key with its certificate for each, and whom all of them trust. */
export const certificateSetting = (server: ServerName): string => `CERTIFICATE_${server.toUpperCase()}`;
export const authoritySetting = 'AUTHORITY';
