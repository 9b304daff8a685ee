import { HttpFault } from '@handoff/http';

type Header = (name: string) => string | undefined;

/**
 * A browser says where a request comes from (Fetch Metadata, and `Origin` from those that know only that), and a page
 * elsewhere can't make it lie. What changes something by a cookie, and every form, must come from a page of ours.
 */
export const mustBeOurPage = (header: Header, publicUrl: string): void => {
  const site = header('sec-fetch-site');
  const ours = site === undefined ? header('origin') === new URL(publicUrl).origin : site === 'same-origin';
  if (!ours) throw fromElsewhere();
};

const fromElsewhere = (): HttpFault =>
  new HttpFault('from-another-site', {
    place: 'header.sec-fetch-site',
    reason: 'What changes something while you are signed in has to come from a page of this address.',
    mend: 'Do it on a page of this address. Software uses its own token, and no cookie.',
  });
