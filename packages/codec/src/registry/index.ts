export { RegistryUnavailable } from '../registry-unavailable.ts';
export { connectRegistry, type RegistryClient } from './connect.ts';
export { fingerprintOf } from './fingerprint.ts';
export { folderLock } from './folder-lock.ts';
export { type Registered, registerSchemas } from './register.ts';
export { registryIds } from './registry-ids.ts';
export { RegistryRefusal } from './registry-refusal.ts';
export { inMemoryLock, type SchemaLock } from './schema-lock.ts';
