const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}._@'-]| (?! )){0,58}[\p{L}\p{M}\p{N}.]$/u;
const EMAIL = /^[^\s@,;<>"]{1,64}@[a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]*[a-z0-9]$/i;

/** A name that clients read and the log says: 2 to 60 letters, digits and simple signs. Null for any other. */
export function accountName(text: string): string | null {
  const name = text.normalize('NFC').trim();
  return NAME.test(name) ? name : null;
}

/** An address in small letters; null for what is none. */
export function accountEmail(text: string): string | null {
  const email = text.trim().toLowerCase();
  return email.length <= 320 && EMAIL.test(email) ? email : null;
}

/** The number of a Telegram account; null for what is none. */
export function telegramAccount(text: string): string | null {
  return /^[1-9]\d{0,18}$/.test(text.trim()) ? text.trim() : null;
}
