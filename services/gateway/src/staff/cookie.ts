/** Cookies of this door. Over https their names begin with `__Host-`: no other host and no plain page can set them. */
export type Cookies = Readonly<{
  read: (name: CookieName, header: string | undefined) => string | undefined;
  set: (name: CookieName, value: string, seconds: number) => string;
  clear: (name: CookieName) => string;
}>;

/** A sign-in that comes back from another site is a visit from there: its cookie is `Lax`, the session's is not. */
const sites = { session: 'Strict', start: 'Lax' } as const;
export type CookieName = keyof typeof sites;

export const cookiesOf = (publicUrl: string): Cookies => {
  const secure = publicUrl.startsWith('https:');
  const full = (name: CookieName): string => `${secure ? '__Host-' : ''}handoff-${name}`;
  const written = (name: CookieName, value: string, seconds: number): string =>
    [
      `${full(name)}=${value}`,
      'Path=/',
      `Max-Age=${seconds}`,
      'HttpOnly',
      `SameSite=${sites[name]}`,
      ...(secure ? ['Secure'] : []),
    ].join('; ');
  return {
    read: (name, header = '') => {
      const found = header
        .split(';')
        .map((part) => part.trim().split('='))
        .filter(([key]) => key === full(name));
      const [, value] = found.length === 1 ? (found[0] ?? []) : [];
      return value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : undefined;
    },
    set: written,
    clear: (name) => written(name, '', 0),
  };
};
