export { app } from './app.ts';
export { routingConfig } from './config.ts';
