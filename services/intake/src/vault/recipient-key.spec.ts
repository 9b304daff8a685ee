import { inMemoryRecipientKeyStore } from './in-memory-recipient-key-store.ts';
import { recipientKeyConformance } from './recipient-key.conformance.ts';

recipientKeyConformance('the in-memory store', inMemoryRecipientKeyStore);
