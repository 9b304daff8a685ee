import type { SchemaIds } from '@handoff/codec';
import { createApp, listen } from '@handoff/http';
import { type Broker, createRedriver, placeMarks } from '@handoff/messaging';
import { createLogger, start, startTelemetry, type Step } from '@handoff/runtime';
import { assemble, type Parts } from './assemble.ts';
import { type Beginnings, createBeginnings } from './beginnings.ts';
import type { HostConfig } from './config.ts';
import { readTls } from './read-tls.ts';
import type { Context, ServiceDefinition } from './definition.ts';
import { type OpenPorts, openPorts } from './open-ports.ts';
import { createGate } from './restore/gate.ts';
import { keepNoting } from './restore/keep-noting.ts';
import { createRestore, type Restore } from './restore/restore.ts';
import { toldOf } from './restore/told.ts';
import { createRedeliver } from './replay/redeliver.ts';
import { createRebuild, createReplay } from './replay/replay.ts';
import { reconcileRoute } from './routes/reconcile.ts';
import { replayRoute } from './routes/replay.ts';
import { keepTelling } from './trail/keep-telling.ts';
import { notingOperator } from './trail/operator-acts.ts';
import { turnedAwayInside } from './trail/turned-away-inside.ts';
import { runConsumers } from './run-consumers.ts';

/** What a service may add once everything is open: it is started last and stopped first. */
export type BesideParts = Readonly<{
  context: Context;
  schemaIds: SchemaIds;
  onDead: (error: unknown) => void;
  /** Consumers of it keep how far they came beside their effects, so that a store that was put back is noticed. */
  noting: (broker: Pick<Broker, 'consume'>) => Pick<Broker, 'consume'>;
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
  let restore!: Restore;
  let beginnings!: Beginnings;
  let gate!: ReturnType<typeof createGate>;
  let consumers: ReturnType<typeof runConsumers> | undefined;
  const running: Running[] = [];
  const noting: BesideParts['noting'] = (broker) => ({
    consume: (options) =>
      broker.consume({ ...options, note: placeMarks(opened.ports.cursors, options.groupId).note }),
  });

  const replaying = () => {
    const { context, messages, store, anew, history } = parts;
    const { recall } = opened.kafka;
    const told = toldOf({ service: name, streams: definition.streams, ...opened.ports });
    const pause = async (consumer: string) => {
      if (!consumers) throw new Error('not started');
      return consumers.pause(`${name}.${consumer}`);
    };
    return {
      replay: createReplay({ definition, recall, context, anew, pause }),
      rebuild: createRebuild({ definition, context, history }),
      redeliver: createRedeliver({
        service: name,
        told,
        messages,
        store,
        recall,
        producer: opened.ports.producer,
        mayLeaveAgain: async (event) => {
          const { outward } =
            definition.streams.find((each) => each.outward?.types.includes(event.type)) ?? {};
          return (await outward?.mayLeaveAgain?.(event, context)) ?? true;
        },
      }),
    };
  };

  const steps: Step[] = [
    { name: 'telemetry', start: () => startTelemetry({ service: name }) },
    {
      name: 'ports',
      start: async () => {
        opened = await openPorts(definition, config, log);
        parts = assemble(definition, { ...opened.ports, begins: (consumer) => beginnings.of(consumer) });
        beginnings = createBeginnings({ definition, cursors: opened.ports.cursors, now: parts.context.now });
        restore = createRestore(definition, opened.ports, opened.kafka.recall, parts);
        gate = createGate({ service: name, restore, log });
        await definition.prepare?.(parts.context);
        return opened.close;
      },
    },
    {
      name: 'internal door',
      start: async () => {
        const ready = () =>
          consumers?.ready() === true &&
          running.length === (beside ? 1 : 0) &&
          running.every((each) => each.ready?.() ?? true);
        const app = createApp({
          name,
          routes: gate.guard([
            ...parts.routes,
            ...[
              reconcileRoute(gate.reconcile, opened.ports.auth),
              replayRoute(replaying(), opened.ports.auth),
            ].map(notingOperator(parts.context)),
          ]),
          authenticate: opened.ports.auth.authenticate,
          health: { store: gate.check, consumers: ready },
          continuesTraces: true,
          onRefused: turnedAwayInside(parts.context),
        });
        const tls = readTls({ cert: config.TLS_CERT_FILE, key: config.TLS_KEY_FILE }, 'TLS_KEY_FILE');
        const { port, close } = await listen(app, { port: config.PORT, host: config.HOST, tls });
        log.info('The internal door is open', { port });
        return close;
      },
    },
    {
      name: 'store',
      start: async (_, stopping) => {
        await gate.pass(stopping);
        if (stopping.aborted) return undefined;
        await beginnings.settle();
        return keepNoting(restore, log);
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
      name: 'trail',
      start: () => {
        const { context, trail } = parts;
        const byIntake: NonNullable<ServiceDefinition['notary']> = (heads) =>
          context.call('intake').post('/internal/audit-heads', { heads });
        const notary = definition.notary ?? byIntake;
        return keepTelling(trail, (heads) => notary(heads, context), log);
      },
    },
    {
      name: 'consumers',
      start: (dead) => {
        consumers = runConsumers({
          subscribers: parts.subscribers,
          consume: (subscriber) =>
            noting(opened.kafka).consume({
              groupId: `handoff.${subscriber.consumer}`,
              subscriber,
              onDead: dead,
            }),
        });
        consumers.start();
        return consumers.stop;
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
        const { schemaIds } = opened;
        const extra = await beside({ context: parts.context, schemaIds, onDead: dead, noting });
        running.push(extra);
        return extra.stop;
      },
    },
  ];
  await start({ name: `handoff-${name}`, steps, log });
};
