import type { SchemaIds } from '@handoff/codec';
import { createApp, listen } from '@handoff/http';
import { type Consumer, createRedriver } from '@handoff/messaging';
import { createLogger, start, startTelemetry, type Step } from '@handoff/runtime';
import { assemble, type Parts } from './assemble.ts';
import type { HostConfig } from './config.ts';
import type { Context, ServiceDefinition } from './definition.ts';
import { type OpenPorts, openPorts } from './open-ports.ts';

/** What a service may add once everything is open: it is started last and stopped first. */
export type BesideParts = Readonly<{
  context: Context;
  schemaIds: SchemaIds;
  onDead: (error: unknown) => void;
}>;
export type Beside = (parts: BesideParts) => Promise<Running>;
export type Running = Readonly<{ ready?: () => boolean; stop: () => Promise<void> }>;

/** Runs one service as this process, until a signal or until a part of it is dead for good. */
export const runService = async (
  definition: ServiceDefinition,
  config: HostConfig,
  beside?: Beside,
): Promise<void> => {
  const { name } = definition;
  const log = createLogger({ service: name });
  let opened!: OpenPorts;
  let parts!: Parts;
  const consumers: Consumer[] = [];
  const running: Running[] = [];

  const steps: Step[] = [
    { name: 'telemetry', start: () => startTelemetry({ service: name }) },
    {
      name: 'ports',
      start: async () => {
        opened = await openPorts(definition, config, log);
        parts = assemble(definition, opened.ports);
        await definition.prepare?.(parts.context);
        return opened.close;
      },
    },
    {
      name: 'relay and clocks',
      start: () => {
        parts.relay.start();
        parts.clocks.start();
        return async () => {
          await parts.clocks.stop();
          await parts.relay.stop();
        };
      },
    },
    {
      name: 'internal door',
      start: async () => {
        const ready = () =>
          consumers.length === parts.subscribers.length &&
          consumers.every((each) => each.ready()) &&
          running.length === (beside ? 1 : 0) &&
          running.every((each) => each.ready?.() ?? true);
        const app = createApp({
          name,
          routes: parts.routes,
          authenticate: opened.ports.auth.authenticate,
          health: { consumers: ready },
          continuesTraces: true,
        });
        const { port, close } = await listen(app, { port: config.PORT, host: config.HOST });
        log.info('The internal door is open', { port });
        return close;
      },
    },
    {
      name: 'consumers',
      start: (dead) => {
        for (const subscriber of parts.subscribers)
          consumers.push(
            opened.kafka.consume({ groupId: `handoff.${subscriber.consumer}`, subscriber, onDead: dead }),
          );
        return () => Promise.all(consumers.map((consumer) => consumer.stop()));
      },
    },
    {
      name: 'redriver',
      start: () => {
        const redriver = createRedriver({
          subscribers: parts.subscribers,
          parked: opened.ports.parked,
          failpoint: opened.ports.failpoint,
          onRedriven: (consumer, { stream, handled }) =>
            log.info('A stream flows again', { consumer, stream, count: handled }),
          onFailure: (error) => log.warn('Parked streams could not be looked at', { error }),
        });
        redriver.start();
        return redriver.stop;
      },
    },
    {
      name: 'beside',
      start: async (dead) => {
        if (!beside) return undefined;
        const extra = await beside({ context: parts.context, schemaIds: opened.schemaIds, onDead: dead });
        running.push(extra);
        return extra.stop;
      },
    },
  ];
  await start({ name: `handoff-${name}`, steps, log });
};
