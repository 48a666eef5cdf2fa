import type { Posting } from '../../src/desk/posting.ts';
import { posting } from './postings.ts';

const TEXTS = {
  nurse: `Our ward for internal medicine has 28 beds and looks after patients with heart and lung disease. You plan care for
    a group of six patients together with a colleague, give medicines, watch vital signs and talk with relatives when there
    is bad news. You hand over at the end of each shift and write down what you saw. You bring a completed training as a
    registered nurse, two years on a ward, calm hands in an emergency and good spoken English. We offer a fixed rota four
    weeks ahead, paid hand-over time, a day of training every month and a room in the nurses' house for the first half year.`,
  clerk: `You keep the books of forty small shops in our town. Every morning you sort invoices, post them to the ledger and
    chase what does not add up. At the end of the month you close accounts with the owner of the shop, prepare the tax
    return and explain it in plain words. We work with a modern accounting program and still own one filing cabinet. You
    have finished a commercial apprenticeship, know double entry by heart and like people who forget receipts. Part of the
    week may be done from home, Thursday is for visits, and nobody works on a Friday afternoon.`,
} as const;

let made = 0;

/** A posting with a text long enough to be told from others; each with a number of its own. */
export function advert(kind: keyof typeof TEXTS, values: Partial<Posting> = {}): Posting {
  made += 1;
  return posting({
    source: 'board',
    id: `${values.source ?? 'board'}:adverts:${made}`,
    externalId: `advert-${made}`,
    url: null,
    company: kind === 'nurse' ? 'Elmfield Clinic' : 'Ledger & Sons',
    title: kind === 'nurse' ? 'Registered Nurse' : 'Accounts Clerk',
    text: TEXTS[kind].replace(/\s+/g, ' '),
    ...values,
  });
}
