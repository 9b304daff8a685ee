import { setTimeout as wait } from 'node:timers/promises';
import { askAgainAndAgain, get, type PartnerOptions, send } from './http.ts';
import { wordsOn } from './plan.ts';

const columns = 'referral,status,reason,result,local_ref';

/** Fetches its worklist, fills it in, and uploads what happened. */
export const csvPartner = async (partner: PartnerOptions): Promise<void> => {
  const { defect, signal } = partner;
  const said = new Set<string>();
  const called = new Set<string>();
  while (!signal.aborted) {
    const { text } = await get(partner, '/v1/worklist.csv');
    const [header = '', ...lines] = text.trim().split('\r\n');
    const at = (name: string): number => header.replace('﻿', '').split(',').indexOf(name);
    const waiting = lines
      .map((line) => line.split(','))
      .map((cells) => ({ referral: cells[at('id')] ?? '', status: cells[at('status')] ?? '' }));
    for (const { referral } of waiting.filter(({ status }) => status === callsWhen(defect))) {
      if (!called.has(referral)) {
        called.add(referral);
        await get(partner, `/v1/referrals/${referral}/contact`);
      }
    }
    const rows = waiting.flatMap((notice) => rowsOn(notice, defect)).filter((row) => !said.has(row));
    for (const row of rows) said.add(row);
    if (rows.length > 0) {
      const body = [columns, ...rows, ''].join('\r\n');
      await send(partner, { path: '/v1/csv', type: 'text/csv; charset=utf-8', body });
    }
    if (defect === 'hurried') await askAgainAndAgain(partner, '/v1/worklist.csv');
    await wait(500, undefined, { signal });
  }
};

const callsWhen = (defect: PartnerOptions['defect']): string =>
  defect === 'early-contact' ? 'offered' : 'accepted';

const rowsOn = (notice: Readonly<{ referral: string; status: string }>, defect: PartnerOptions['defect']) =>
  wordsOn(notice, defect)
    .filter(({ to }) => to === 'responses')
    .map(({ body: { status, reason, result, localRef } }) =>
      [notice.referral, status, reason, result, localRef]
        .map((cell) => (typeof cell === 'string' ? cell : ''))
        .join(','),
    );
