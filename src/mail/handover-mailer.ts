import type { Mailer } from '../desk/ports/mailer.ts';
import { composeMail } from './compose.ts';

/** Without a mail server the desk sends nothing: it prepares the mail, and the client sends it. */
export function createHandoverMailer(): Mailer {
  return {
    mode: 'handover',
    from: null,
    compose: composeMail,
    send: async () => ({ result: 'refused', code: 'handover' }),
  };
}
