import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import { onlyAllowed } from './allow-list.ts';
import { describeError } from './describe-error.ts';
import { logFields } from './log-fields.ts';
import { traceIdNow } from './trace.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The text is always static: whatever varies goes into fields, where the list decides. */
export type Logger = Readonly<{
  debug: (text: string, fields?: Fields) => void;
  info: (text: string, fields?: Fields) => void;
  warn: (text: string, fields?: Fields) => void;
  /** An `error` field is reduced to its class, code and stack frames: messages may quote values. */
  error: (text: string, fields?: Fields) => void;
}>;

type Options = Readonly<{ service: string; level?: string; destination?: DestinationStream }>;

/** JSON lines on stdout. */
export const createLogger = ({ service, level = 'info', destination }: Options): Logger => {
  const settings = { level, base: { service }, timestamp: stdTimeFunctions.isoTime };
  const log = destination ? pino(settings, destination) : pino(settings);
  const at =
    (severity: 'debug' | 'info' | 'warn' | 'error') =>
    (text: string, fields: Fields = {}) =>
      log[severity](lineOf(fields), text);
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
};

const lineOf = ({ error, ...fields }: Fields): object => ({
  ...onlyAllowed(logFields, fields),
  ...(error === undefined ? {} : describeError(error)),
  ...traceField(),
});

const traceField = () => {
  const trace = traceIdNow();
  return trace ? { trace } : {};
};
