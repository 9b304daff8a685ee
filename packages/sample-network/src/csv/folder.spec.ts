import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { withBadRows } from './bad-rows.ts';
import { openFolder } from './folder.ts';
import { csvOf } from './rows.ts';

describe('the folder of uploads', () => {
  it('remembers over a restart what was said, also in a file with bad rows', () => {
    const path = temporaryFolder();
    openFolder(path).write(withBadRows(csvOf([{ referral: 'H7K-4QD', status: 'accepted' }])));
    expect(openFolder(path).said).toContain('H7K-4QD-accepted');
  });

  it('brings a file that was never answered again as it was', () => {
    const path = temporaryFolder();
    const folder = openFolder(path);
    const first = folder.write(csvOf([{ referral: 'H7K-4QD', status: 'accepted' }]));
    const second = folder.write(csvOf([{ referral: 'K7H-4QD', status: 'accepted' }]));
    folder.answered(first, 'upload-1');
    expect(openFolder(path).unanswered()).toEqual([second]);
  });
});
