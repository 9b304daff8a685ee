import type { NotePlace } from './place-marks.ts';
import type { Subscriber } from './subscriber.ts';

export type OutgoingMessage = Readonly<{ key: string; headers: Record<string, string>; value: Buffer }>;

/** Messages of ONE topic-partition: kafkajs may lose a part of a wider send (tulios/kafkajs#1798). */
export type Outgoing = Readonly<{ topic: string; partition?: number; messages: readonly OutgoingMessage[] }>;

export interface Producer {
  /** Resolves when the broker has stored all of them; rejects otherwise, and then nothing is known. */
  send(batch: Outgoing): Promise<void>;
  partitionOf(topic: string, key: string): Promise<number>;
}

export interface Consumer {
  /** Joined its group and heard from the broker lately. */
  ready(): boolean;
  /** Rejects when it never will be: stopped, or dead. */
  whenReady(): Promise<void>;
  stop(): Promise<void>;
}

export type ConsumeOptions = Readonly<{
  groupId: string;
  subscriber: Subscriber;
  /** Default: the subscriber's own. */
  topics?: readonly string[];
  /** Keeps up to where a partition is handled, beside the effects of handling it. */
  note?: NotePlace;
  /** The consumer is gone for good: fail readiness and exit, or the process lives on deaf. */
  onDead: (error: Error) => void;
}>;

export interface Broker {
  producer(): Producer;
  consume(options: ConsumeOptions): Consumer;
}
