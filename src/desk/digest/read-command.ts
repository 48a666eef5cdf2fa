/** What a client can say about digests, saved searches and drafts without any model. */
export type DigestCommand =
  /** The words after it: an hour, on, off; null shows how it is. */
  | { name: 'digest'; wish: string | null }
  /** `query`: other words than those of the last search. */
  | { name: 'savesearch'; query: string | null }
  | { name: 'saved'; wish: SavedWish }
  /** Without a number: the newest. */
  | { name: 'draft'; number: number | null; asFile: boolean }
  | { name: 'followup'; draft: number; when: 'later' | 'never' };

export type SavedWish =
  | { do: 'list' }
  | { do: 'stop'; number: number | 'all' }
  | { do: 'at_once'; number: number; on: boolean }
  | { do: 'unknown' };

const FORMS: readonly [RegExp, (found: readonly string[]) => DigestCommand][] = [
  [/^\/digest(?: (.{1,40}))?$/, ([, wish]) => ({ name: 'digest', wish: wish ?? null })],
  [/^(?:my |the )?(?:daily )?digest$/, () => ({ name: 'digest', wish: null })],
  [
    /^(?:(?:send|write|move) (?:me )?)?(?:my |the |a )?(?:daily )?digest (?:to |at |comes at )?(\d.{0,10}|on|off)$/,
    ([, wish = '']) => ({ name: 'digest', wish }),
  ],
  [
    /^(?:stop|end|cancel|turn off|switch off|no more)(?: (?:sending|me|with|my|the|your|these|those|this|daily))* digests?$|^unsubscribe$/,
    () => ({ name: 'digest', wish: 'off' }),
  ],
  [
    /^(?:save|keep|watch|repeat) (?:this|that|the|my)(?: last)? search$|^save search$|^\/saved add$|^keep (?:searching|looking)(?: for (?:this|that|these|those|it|them))?$/,
    () => ({ name: 'savesearch', query: null }),
  ],
  [/^\/saved add (.{2,200})$/, ([, query = '']) => ({ name: 'savesearch', query })],
  [
    /^\/saved$|^(?:(?:show|list)(?: me)? )?(?:my |the )?saved searches$|^(?:which|what) searches (?:do i have|are saved)$/,
    () => ({ name: 'saved', wish: { do: 'list' } }),
  ],
  [
    /^\/saved (?:stop|end|delete|remove) (?:#?(\d{1,4})|all)$|^(?:stop|end|delete|remove|cancel) (?:the |my )?(?:(?:saved )?search #?(\d{1,4})|all (?:my )?saved searches)$/,
    ([, slash, plain]) => ({
      name: 'saved',
      wish: { do: 'stop', number: Number(slash ?? plain) || 'all' },
    }),
  ],
  [
    /^\/saved #?(\d{1,4}) (at once|now|immediately|daily|digest)$|^(?:tell me (at once) about )?(?:saved )?search #?(\d{1,4})(?: (at once|immediately|daily|in the digest))?$/,
    ([, slash, how, once, plain, when]) =>
      how === undefined && once === undefined && when === undefined
        ? { name: 'saved', wish: { do: 'list' } }
        : {
            name: 'saved',
            wish: {
              do: 'at_once',
              number: Number(slash ?? plain),
              on: !/^(?:daily|digest|in the digest)$/.test(how ?? when ?? ''),
            },
          },
  ],
  [/^\/saved .*$/, () => ({ name: 'saved', wish: { do: 'unknown' } })],
  [
    /^(?:\/draft|(?:show|open|give|send) (?:me )?draft) #?(\d{1,6})( (?:as )?(?:a )?file)?$/,
    ([, number, file]) => ({ name: 'draft', number: Number(number), asFile: file !== undefined }),
  ],
  [
    /^(?:\/draft|(?:show|open|see|read|view|display)(?: me)?(?: again)? (?:the|my|this|that|last|latest|the last|the latest|my last) (?:cover letter|letter|draft|mail|e-?mail|message)(?: again)?)$/,
    () => ({ name: 'draft', number: null, asFile: false }),
  ],
  [
    /^draft #?(\d{1,6}) as (?:a )?file$/,
    ([, number]) => ({ name: 'draft', number: Number(number), asFile: true }),
  ],
  [
    /^(?:\/followup|draft|follow-?up) #?(\d{1,6}):? (not now|later|never|no)$/,
    ([, draft, when]) => ({
      name: 'followup',
      draft: Number(draft),
      when: when === 'later' || when === 'not now' ? 'later' : 'never',
    }),
  ],
];

/**
 * Reads a command of this part from a folded message (lower case, single spaces, no closing marks); null when it is
 * something else. "send draft 2" is a wish to send it, and only "send draft 2 as a file" is one for the file.
 */
export function readDigestCommand(folded: string): DigestCommand | null {
  for (const [form, read] of FORMS) {
    const found = form.exec(folded);
    if (!found) continue;
    const command = read(found);
    if (command.name === 'draft' && folded.startsWith('send') && !command.asFile) return null;
    return command;
  }
  return null;
}
