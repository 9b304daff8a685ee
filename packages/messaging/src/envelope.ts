import type { Delivery } from './delivery.ts';
import { Fault } from './fault.ts';

/** CloudEvents in binary mode: business facts are in the value, everything about the message is here. */
export type Envelope = Readonly<{
  id: string;
  type: string;
  source: string;
  subject: string;
  time: string;
  dataschema?: string;
  /** The version of the stream this event made; commands, answers and partners' messages have none. */
  sequence?: number;
  correlation?: string;
  causation?: string;
  /** W3C traceparent. */
  trace?: string;
}>;

const longest = 256;

const malformed = (place: string, reason: string): Fault =>
  new Fault('not-an-envelope', {
    place,
    reason,
    mend: 'Send CloudEvents 1.0 headers in binary mode: ce_specversion, ce_id, ce_type, ce_source, ce_time.',
  });

const required = (headers: Delivery['headers'], name: string): string => {
  const text = headers[name];
  if (text === undefined || text === '') throw malformed(name, `The header ${name} is missing.`);
  if (text.length > longest)
    throw malformed(name, `The header ${name} is longer than ${longest} characters.`);
  return text;
};

const sequenceOf = (text: string): number => {
  const sequence = Number(text);
  if (/^[1-9]\d*$/.test(text) && Number.isSafeInteger(sequence)) return sequence;
  throw malformed('ce_sequence', 'The header ce_sequence is not a positive whole number.');
};

const optional = <Name extends string>(name: Name, text: string | undefined) =>
  (text === undefined || text === '' ? {} : { [name]: text }) as { [key in Name]?: string };

export const readEnvelope = ({ headers, key }: Pick<Delivery, 'headers' | 'key'>): Envelope => {
  if (headers['ce_specversion'] !== '1.0') throw malformed('ce_specversion', 'ce_specversion is not 1.0.');
  const time = required(headers, 'ce_time');
  if (Number.isNaN(Date.parse(time))) throw malformed('ce_time', 'The header ce_time is not an instant.');
  const sequence = headers['ce_sequence'];
  return {
    id: required(headers, 'ce_id'),
    type: required(headers, 'ce_type'),
    source: required(headers, 'ce_source'),
    subject: sequence === undefined ? (headers['ce_subject'] ?? key) : required(headers, 'ce_subject'),
    time,
    ...(sequence !== undefined && { sequence: sequenceOf(sequence) }),
    ...optional('dataschema', headers['ce_dataschema']),
    ...optional('correlation', headers['ce_correlationid']),
    ...optional('causation', headers['ce_causationid']),
    ...optional('trace', headers['traceparent']),
  };
};

export const writeEnvelope = (envelope: Envelope): Record<string, string> => ({
  'content-type': 'application/vnd.confluent.avro',
  ce_specversion: '1.0',
  ce_id: envelope.id,
  ce_type: envelope.type,
  ce_source: envelope.source,
  ce_subject: envelope.subject,
  ce_time: envelope.time,
  ...(envelope.sequence !== undefined && { ce_sequence: String(envelope.sequence) }),
  ...optional('ce_dataschema', envelope.dataschema),
  ...optional('ce_correlationid', envelope.correlation),
  ...optional('ce_causationid', envelope.causation),
  ...optional('traceparent', envelope.trace),
});

/** `handoff.referrals.ReferralOffered` → `ReferralOffered`, the name handlers are listed under. */
export const shortName = (fullName: string): string => fullName.slice(fullName.lastIndexOf('.') + 1);
