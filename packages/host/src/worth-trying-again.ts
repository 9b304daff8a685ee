import { isTransient } from '@handoff/messaging';
import { isMongoOutage } from '@handoff/messaging/mongo';

/** An outage anywhere below a handler: it says so of itself, or it is the document store that is away. */
export const worthTryingAgain = (error: unknown): boolean => isTransient(error) || isMongoOutage(error);
