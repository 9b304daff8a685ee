import { describe, expect, it } from 'vitest';
import { tokenSettings } from './token-settings.ts';

const door = { PUBLIC_PORT: 8080, OAUTH_PARTNER_CLAIM: 'client_id' };

describe('what tokens are made for', () => {
  it('is the public door as it is open: by TLS where it has a certificate', () => {
    expect(tokenSettings(door).url).toBe('http://localhost:8080');
    expect(tokenSettings({ ...door, PUBLIC_TLS_CERT_FILE: 'door.pem' }).url).toBe('https://localhost:8080');
  });

  it('is what partners write, where the settings say it', () =>
    expect(tokenSettings({ ...door, PUBLIC_URL: 'https://handoff.example/' }).url).toBe(
      'https://handoff.example',
    ));
});
