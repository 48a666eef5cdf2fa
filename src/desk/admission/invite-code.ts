import type { Ids } from '../ports/clock.ts';

/** Without signs that are taken for each other when a code is read aloud or typed. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 12;
const GROUP = 4;
const CODE = new RegExp(`^[${SIGNS}]{${LENGTH}}$`);
const WISH = /^\/(?:join|start)(?:@\w+)?\s+(\S.{0,40})$/i;

/** A new random code as it is shown: XXXX-XXXX-XXXX, some 58 bits. At least one digit tells it from a word. */
export function newInviteCode(ids: Pick<Ids, 'token'>): string {
  for (;;) {
    let signs = '';
    while (signs.length < LENGTH)
      signs += [...ids.token(64)].filter((sign) => SIGNS.includes(sign)).join('');
    const code = signs.slice(0, LENGTH);
    if (/\d/.test(code)) return shown(code);
  }
}

/** The code in a text that is nothing else, with or without /join before it; as it is shown. Null for any other text. */
export function inviteCodeIn(text: string): string | null {
  const trimmed = text.trim();
  const code = (WISH.exec(trimmed)?.[1] ?? trimmed).toUpperCase().replace(/[\s-]/g, '');
  return CODE.test(code) && /\d/.test(code) ? shown(code) : null;
}

/** Does the text ask to join, and not only hold something that looks like a code? */
export function asksToJoin(text: string): boolean {
  return WISH.test(text.trim()) && inviteCodeIn(text) !== null;
}

function shown(code: string): string {
  return (code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}
