import type { Process } from './processes.ts';

export type Sasl = Readonly<{ mechanism: 'scram-sha-512'; username: string; password: string }>;
export type KafkaAddress = Readonly<{ brokers: string[]; sasl?: Sasl; tls?: boolean }>;
export type Addresses = Readonly<{
  kafka: KafkaAddress;
  registry: Readonly<{ url: string }>;
  mongo: Readonly<{ url: string }>;
}>;
export type Part = keyof Addresses;
export const parts: readonly Part[] = ['kafka', 'registry', 'mongo'];

export type Environment = Readonly<Record<string, string | undefined>>;
export type Progress = (line: string) => void;

/** What a way of starting hands over: `processes` are those that can be killed and started again. */
export type Started = Readonly<{
  addresses: Partial<Addresses>;
  processes: readonly Process[];
  stop(): Promise<void>;
}>;

export type Stack = Addresses &
  Readonly<{
    how: 'environment' | 'docker' | 'native';
    processes: readonly Process[];
    stop(): Promise<void>;
  }>;
