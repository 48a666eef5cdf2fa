import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import type { Tool } from '../../src/desk/tool.ts';
import { createHandoverMailer } from '../../src/mail/handover-mailer.ts';
import { mailtoLink } from '../../src/mail/mailto.ts';
import { systemClock, systemIds } from '../../src/system.ts';
import { createCatalog } from '../../src/tools/catalog.ts';

/** Every tool of the desk, for looking at what it says of itself; nothing behind it works. */
export function catalogOf(): Tool[] {
  const nothing = () => Promise.reject(new Error('This catalog is only looked at.'));
  return createCatalog({
    mailer: createHandoverMailer(),
    sentFolder: null,
    mailtoLink,
    store: {
      cvFile: nothing,
      readRecord: nothing,
      listAudit: nothing,
      extractAudit: nothing,
      getPostings: nothing,
      getConversation: nothing,
      loadWorkspace: nothing,
      sentMails: nothing,
      savedSearches: nothing,
      nextSavedSearch: nothing,
      getDigest: nothing,
    },
    boards: {
      boards: [{ name: 'lever:acme', host: 'api.lever.co', takesWords: false, asksTexts: false }],
      lookup: nothing,
    },
    jobPages: { allowed: true, read: nothing },
    readPastedJob: async () => null,
    clock: systemClock,
    ids: systemIds,
    settings: DEFAULT_SETTINGS,
  });
}
