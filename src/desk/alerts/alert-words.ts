/** What a client can say about their alert address and its senders. */
export type AlertCommand =
  | { name: 'alerts'; wish: AlertWish }
  | { name: 'testalert' }
  /** The client pastes the description of a job of the last list. */
  | { name: 'jobtext'; number: number; text: string };

export type AlertWish =
  | { do: 'show' | 'renew' | 'end' | 'now' | 'digest' }
  /** Without a name: the one sender that the desk has asked about. */
  | { do: 'allow' | 'block' | 'forget'; sender: string | null }
  | { do: 'unclear' };

const SHOW =
  /^(?:\/alerts|(?:my |the )?(?:private )?(?:job )?alert(?:s)? (?:address|mail address|email address)|(?:my )?job alerts|forward(?:ing)? (?:my )?job alerts|how do i forward (?:my )?(?:job )?alerts)$/;
const TEST =
  /^(?:\/testalert|test (?:my |the )?(?:alerts?|alert address|job alerts?)|(?:does|is) my alert address work(?:ing)?)$/;
const SENDER =
  /^(?:\/alerts )?(allow|block|forget)(?: (?:job )?(?:alerts?|mails?|emails?))?(?: (?:from|of))?(?: (?:the )?(?:sender )?<?(\S{1,60}@\S{1,200}?|it|them|that|this|him|her)>?)?$/;
const TEXT =
  /^(?:\/text|(?:here(?: is|'s) |this is )?(?:the )?(?:full )?(?:text|description|job description|posting) (?:of|for))\s+(?:job |number |no\.? |#)*(\d{1,2})\s*[:.,\n-]?\s*([\s\S]*)$/i;

/** Reads a command about alerts; null for anything else. */
export function readAlertCommand(text: string): AlertCommand | null {
  const pasted = TEXT.exec(text.trim());
  // A question about a job's text is the agent's; a pasted one is long.
  if (pasted?.[1] && (pasted[2] ?? '').length >= 80)
    return { name: 'jobtext', number: Number(pasted[1]), text: pasted[2] ?? '' };
  const said = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.!?]+$/, '')
    .replace(/^(?:please )|(?: please)$/g, '')
    .replace(/^(?:what is|what's|show me|give me|show) (?=.*alert)/, '');
  if (TEST.test(said)) return { name: 'testalert' };
  if (SHOW.test(said)) return wish({ do: 'show' });
  if (/^\/alerts (?:renew|new)$|^(?:renew|change) my alert address$/.test(said))
    return wish({ do: 'renew' });
  if (
    /^\/alerts (?:end|stop|off|revoke)$|^(?:end|revoke|delete|close) my alert address$/.test(said)
  )
    return wish({ do: 'end' });
  if (/^\/alerts now$/.test(said)) return wish({ do: 'now' });
  if (/^\/alerts digest$/.test(said)) return wish({ do: 'digest' });
  const sender = SENDER.exec(said);
  if (sender?.[1]) {
    const named = sender[2]?.includes('@') ? sender[2] : null;
    // A bare word may be meant for a card: it is read where that is known.
    if (named === null && !said.startsWith('/alerts')) return null;
    if (sender[1] === 'forget' && !said.startsWith('/alerts')) return null;
    return wish({ do: sender[1] as 'allow' | 'block' | 'forget', sender: named });
  }
  return /^\/alerts\b/.test(said) ? wish({ do: 'unclear' }) : null;
}

function wish(asked: AlertWish): AlertCommand {
  return { name: 'alerts', wish: asked };
}
