import type { SubscriberOptions } from '@handoff/messaging';
import type { Logger } from '@handoff/runtime';

type MessageLog = NonNullable<SubscriberOptions['log']>;

/** One line a message is for looking closely; only what goes wrong is said aloud. */
export const messageLog = (log: Logger): MessageLog => {
  const at =
    (severity: 'debug' | 'warn' | 'error') =>
    (fields: object, text: string): void =>
      log[severity](text, { ...fields });
  return { debug: at('debug'), warn: at('warn'), error: at('error') };
};
