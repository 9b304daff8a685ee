export { brokerConformance, type OpenBroker } from './broker-conformance.ts';
export { cursorsConformance } from './cursors-conformance.ts';
export { parkedConformance } from './parked-conformance.ts';
export { recallConformance } from './recall-conformance.ts';
