import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;

/** A new secret for an authenticator app, 160 bits as base32. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from the picture: otpauth://totp/… */
export function totpUri(secret: string, account: string): string {
  return totp(secret, account).toString();
}

/** The time step that a code belongs to, now or one step beside it; null for a wrong code. */
export function totpStep(secret: string, code: string, at: Date): number | null {
  const token = code.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = at.getTime();
  const delta = totp(secret, 'operator').validate({ token, timestamp, window: 1 });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD) + delta;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Sayso',
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  });
}
