import type { ModelDescription } from './ports/agent.ts';

/** The first words: what the desk does, what it never does, which model reads along, and the question. */
export function greeting(model: ModelDescription, sends: 'smtp' | 'handover'): string {
  return [
    `Hello, this is Sayso, your career desk: I search jobs, score them against your CV and draft outreach; ${
      sends === 'smtp' ? 'after your yes I send it' : 'after your yes you get a ready mail to send'
    }.`,
    'What I never do: send, ask outside or change anything without your yes to that exact card. Never send me passwords or codes; I block them.',
    modelLine(model),
    'May I keep your messages and your CV, encrypted, to work for you? Please answer yes or no. Until you say yes I keep nothing. /privacy says more.',
  ].join('\n');
}

function modelLine(model: ModelDescription): string {
  return model.host === null
    ? `Who reads your words: ${model.retention}`
    : `Who reads your words: ${model.name} at ${model.host}. ${model.retention}`;
}

export const CONSENT_AGAIN =
  'Before I can work for you I need your answer: may I keep your messages and your CV, encrypted? Please answer yes or no. Nothing is kept until then.';

export const CONSENT_DECLINED =
  'Understood: nothing was kept. Write again whenever you like, and I will ask once more.';

export function consentGiven(account: string): string {
  return [
    'Thank you. You can take it back at any time: /delete.',
    `Start with your CV: ${sendCv(account)}.`,
    'Or just ask, for example "find me remote TypeScript jobs in Europe". /help shows the rest.',
    'A tip: make a mailbox for your job search only, for sending and for job alerts. I never need your main one.',
  ].join('\n');
}

/** How a document is handed in: a terminal has no paper clip. */
export function sendCv(account: string): string {
  return account === 'terminal'
    ? 'hand in the document with /cv path/to/cv.pdf'
    : 'send the document here (PDF, Word, OpenDocument or text)';
}

export const HELP = [
  'Say it in your own words, for example:',
  '- "find me remote TypeScript jobs in Europe", "more like the second"',
  '- "why did 3 score lower?", "save 1 and 3", "show my pipeline"',
  '- "write to the hiring manager of 1", "shorter", "mention Kafka", "send it"',
  '',
  'Commands (plain words work as well):',
  '/cv – hand in a CV, or see what I read from yours',
  '/pending – cards that wait for your yes',
  '/cancel 2 – withdraw card 2',
  '/timezone Europe/Berlin, /quiet 21:00-08:00 – when I may remind you',
  '/pipeline – jobs that you saved',
  '/alerts – your address for forwarded job alerts; /testalert tries it out',
  '/saved – searches that run by themselves; "save this search", /saved stop 2',
  '/digest 7:30 – when I tell you once a day what is new; /digest off',
  '/draft 2 – a draft as text, "draft 2 as a file"; "write a cover letter for 1"',
  '/answer 12 interview – where a job stands after an answer to the mail of card 12',
  '/searches – what you searched for; /searches delete 3, or delete all',
  '/log – who touched what, when and why',
  '/permissions – standing permissions; "revoke 1" ends one',
  '/privacy – who reads your words, what is kept and for how long',
  '/profile – what I know of you and what you want',
  '/questions – the questions that are still open',
  '/cost – what the model has cost, and what is left of today',
  '/notsecret – I blocked a message that held no secret',
  '/human – a person of this desk; /bot takes that back',
  '/stop – stop what I am doing',
  '/pause, /resume – nothing runs while I am paused',
  '/forget draft 2 – or drafts, search, cv, messages, pipeline',
  '/export – a copy of everything I keep of you',
  '/delete – leave, with everything deleted',
  '/help – this text',
].join('\n');
