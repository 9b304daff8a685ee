export { mongoCursors } from './cursors.ts';
export { isMongoOutage } from './outage.ts';
export { mongoParked } from './parked.ts';
