export { type ConfigFault, ConfigInvalid, config } from './config.ts';
export { describeConfig } from './describe-config.ts';
export { FailpointHit } from './failpoint-actions.ts';
export { FailpointsInvalid } from './failpoint-syntax.ts';
export { type Failpoint, failpoints } from './failpoints.ts';
export { createLogger, type Fields, type Logger } from './logger.ts';
export { isMetricLabels, metricLabels } from './metric-labels.ts';
export { isLoopback, plaintextFaults } from './plaintext.ts';
export { spanAttributes } from './span-attributes.ts';
export { type Running, type Step, start } from './start.ts';
export { type System, thisProcess } from './system.ts';
export { startTelemetry } from './telemetry.ts';
export {
  linkTo,
  type Note,
  type Side,
  traceIdNow,
  traceparent,
  withSpan,
  withTraceparent,
} from './trace.ts';
