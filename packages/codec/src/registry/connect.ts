// Deep on purpose: the index of the package also loads three cloud providers' key services, a second at every start.
import {
  type Client,
  SchemaRegistryClient,
} from '@confluentinc/schemaregistry/dist/schemaregistry-client.js';

export type RegistryClient = Client;

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** `url` is the base of a Confluent-compatible API, for Apicurio with `/apis/ccompat/v7`. */
export const connectRegistry = (url: string): RegistryClient =>
  SchemaRegistryClient.newClient({
    baseURLs: [url],
    maxRetries: 2,
    retriesWaitMs: 100,
    retriesMaxWaitMs: 500,
    createAxiosDefaults: {
      timeout: 5000,
      // A proxy of the environment is for the world outside, not for a registry on this machine.
      ...(loopback.has(new URL(url).hostname) ? { proxy: false as const } : {}),
    },
  });
