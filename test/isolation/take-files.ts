import type { Connected } from './agencies.ts';

/** A file with a row that cannot be taken and a sheet with a line without consent, and all that comes back of them. */
export const takeFiles = async ({ token }: Connected, url: string, canary: string): Promise<string> => {
  const ask = async (path: string, text?: string): Promise<string> => {
    const response = await fetch(`${url}${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(text !== undefined && { 'content-type': 'text/csv' }),
      },
      ...(text !== undefined && { method: 'POST', body: text }),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.text();
  };
  const uploaded = await ask('/v1/csv', `local_ref,status,reason\r\n${canary}-row,declined,${canary}\r\n`);
  const { upload } = JSON.parse(uploaded) as { upload: string };
  const sheet = `local_ref,name,phone\r\n${canary}-line,${canary},+1 617 555 0142\r\n`;
  return [
    uploaded,
    await ask('/v1/sign-ins', sheet),
    await ask(`/v1/csv/${upload}`),
    await ask(`/v1/csv/${upload}/rejects.csv`),
  ].join('\n');
};
