export { app } from './app.ts';
export { gatewayConfig } from './config.ts';
