import type { Ask } from './open-snapshot.ts';

/** No law defines a measure of the network: its table says what it is. */
export const docOfView = async (ask: Ask, view: string): Promise<string> => {
  const [found] = await ask('SELECT comment FROM duckdb_views() WHERE view_name = $view', { view });
  return found?.['comment'] ?? '';
};
