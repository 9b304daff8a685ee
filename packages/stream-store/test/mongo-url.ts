/** Where the integration tests find the document store; each makes a database of its own there. */
export const mongoUrl = process.env.MONGO_URL ?? 'mongodb://127.0.0.1:27017/?directConnection=true';

export const freshDatabase = (): string => `streams-${crypto.randomUUID().slice(0, 8)}`;
