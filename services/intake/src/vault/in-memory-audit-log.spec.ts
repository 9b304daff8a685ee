import { auditLogConformance } from './audit-log.conformance.ts';
import { inMemoryAuditLog } from './in-memory-audit-log.ts';

auditLogConformance('the in-memory log', inMemoryAuditLog);
