import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../../support/desk.ts';

const DAY = 86_400_000;

describe('follow-ups', () => {
  let desk: TestDesk;
  // The clock of the test starts on Saturday, 21 November 2026, at 10:00 UTC.
  beforeEach(async () => {
    desk = await openTestDesk();
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  /** What the desk says by itself at a digest of a later day, without what it says of the week. */
  async function digest(date: string) {
    const from = desk.sent.length;
    for (const time of ['08:00:00', '08:30:10']) {
      desk.clock.advance(new Date(`${date}T${time}Z`).getTime() - desk.clock.now().getTime());
      await desk.desk.sweep();
      await desk.desk.settled('test', 'ada');
    }
    return wordsIn(desk.sent.slice(from).filter((message) => message.kind === 'text'));
  }
  async function sendMail() {
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    const card = cardIn(await desk.say('send it to jane@acme.example'));
    return desk.say({ kind: 'tap', token: card.token.yes });
  }
  async function saveJob(job = 2) {
    desk.script([{ name: 'save_job', args: { jobs: [job] } }]);
    await desk.say(`save ${job}`);
  }

  it('are suggested five days after a job was saved, once, with a draft that is ready', async () => {
    await saveJob();
    expect(await digest('2026-11-25')).toBe('');
    const words = await digest('2026-11-27');
    expect(words).toContain('Time to follow up?');
    expect(words).toMatch(/1\. TypeScript Engineer \d – Northwind: on your list since 5 days ago/);
    expect(words).toContain('Draft 2 is ready');
    expect(desk.mails).toHaveLength(0);
    const shown = wordsIn(await desk.say('show draft 2'));
    expect(shown).toContain('Hello Mo Reyes');
    expect(shown).toContain('Nothing is sent yet');
    expect(await digest('2026-11-28')).toBe('');
    expect(await digest('2026-12-15')).not.toContain('follow up');
  });

  it('are suggested seven days after a mail without an answer, and answer that mail', async () => {
    await sendMail();
    expect(desk.mails).toHaveLength(1);
    expect(await digest('2026-11-27')).toBe('');
    const words = await digest('2026-11-29');
    expect(words).toContain('you wrote 7 days ago and told me of no answer');
    expect(words).toContain('Draft 2 is ready');
    expect(wordsIn(await desk.say('/draft 2'))).toMatch(
      /Follow-up draft 2.*\nTo: jane@acme.example\nSubject: Re: TypeScript Engineer/s,
    );
    expect(desk.mails).toHaveLength(1);

    desk.script([{ name: 'send_outreach', args: { draft: 2 } }]);
    const card = cardIn(await desk.say('send draft 2'));
    expect(card.text).toContain(`In reply to: your earlier mail <${desk.mails[0]?.messageId}>`);
    expect(desk.mails).toHaveLength(1);
    await desk.say({ kind: 'tap', token: card.token.yes });
    expect(desk.mails).toHaveLength(2);
    expect(desk.mails[1]).toMatchObject({
      to: { email: 'jane@acme.example' },
      inReplyTo: desk.mails[0]?.messageId,
    });
    expect(desk.mails[1]?.body).toContain('I wrote to you on 21 November about your opening');
    // The second mail is not followed up in turn.
    for (const date of ['2026-12-08', '2026-12-20'])
      expect(await digest(date)).not.toContain('follow up');
  });

  it('are put off by a week with "not now", and end with "never"', async () => {
    await saveJob();
    expect(await digest('2026-11-27')).toContain('Draft 2 is ready');
    expect(wordsIn(await desk.say('not now'))).toContain('I ask again in 7 days');
    expect(await digest('2026-12-01')).not.toContain('follow up');
    expect(await digest('2026-12-05')).toContain('Draft 2 is ready');
    expect(wordsIn(await desk.say('draft 2 never'))).toContain('I do not suggest it again');
    expect(wordsIn(await desk.say('draft 2 never'))).toContain(
      'No follow-up is planned for draft 2',
    );
    expect(await digest('2026-12-18')).not.toContain('follow up');
    // Nor when the job is written to later on.
    await sendMail();
    expect(await digest('2026-12-29')).not.toContain('2 is ready');
  });

  it('leave a bare "never" to the cards and to the agent when nothing was suggested', async () => {
    expect(wordsIn(await desk.say('never'))).toBe('ok');
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    cardIn(await desk.say('send it to jane@acme.example'));
    await saveJob();
    await desk.say('not now');
    expect(desk.mails).toHaveLength(0);
  });

  it('are not suggested for a job that has moved on, closed, or left the pipeline', async () => {
    await saveJob(2);
    await saveJob(3);
    desk.script([{ name: 'move_in_pipeline', args: { job: 2, stage: 'interview' } }]);
    await desk.say('I got an interview for 2');
    desk.script([{ name: 'move_in_pipeline', args: { job: 3, stage: 'removed' } }]);
    await desk.say('remove 3');
    expect(await digest('2026-11-27')).toBe('');
    expect(await digest('2026-12-10')).not.toContain('follow up');
  });

  it('stay away from a client who wants no digest', async () => {
    await saveJob();
    await desk.say('/digest off');
    expect(await digest('2026-11-27')).toBe('');
    expect(await digest('2026-12-10')).toBe('');
  });

  it('can be asked for at any time, and only where something was sent', async () => {
    desk.script([{ name: 'draft_follow_up', args: { job: 1 } }]);
    expect(wordsIn(await desk.say('follow up on 1'))).toContain('Nothing was sent for job 1 yet');
    await sendMail();
    desk.script([{ name: 'draft_follow_up', args: { job: 1 } }]);
    expect(wordsIn(await desk.say('follow up on 1'))).toContain('Follow-up draft 2, version 1');
    desk.script([{ name: 'revise_draft', args: { tone: 'formal' } }]);
    const revised = wordsIn(await desk.say('more formal'));
    expect(revised).toContain('May I ask whether the position is still open');
    expect(revised).toContain('I wrote to you on 21 November');
  });

  it('do not claim what the CV does not say, whoever writes them', async () => {
    await sendMail();
    desk.script([
      {
        name: 'draft_follow_up',
        args: { job: 1, body: 'Hello, I led a team of 40 people at Globex with Kafka.' },
      },
    ]);
    expect(wordsIn(await desk.say('follow up on 1'))).toContain('not in the CV');
    desk.script([{ name: 'draft_cover_letter', args: { job: 1, mention: ['Kafka'] } }]);
    expect(wordsIn(await desk.say('a cover letter for 1 with Kafka'))).toContain(
      '"Kafka" is not in your CV',
    );
  });

  it('need a CV for the text', async () => {
    await saveJob();
    await desk.say('/forget drafts');
    await desk.say('/forget cv');
    expect(await digest('2026-11-27')).toContain('Send me your CV and I write a text for it.');
  });

  it('ask which one when several were suggested', async () => {
    await saveJob(2);
    await saveJob(3);
    const words = await digest('2026-11-27');
    expect(words).toContain('Draft 2 is ready');
    expect(words).toContain('Draft 3 is ready');
    expect(wordsIn(await desk.say('not now'))).toMatch(
      /Which one\? For example "draft [23] not now"/,
    );
  });
});

describe('the summary of the week', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  async function monday(date: string) {
    const from = desk.sent.length;
    desk.clock.advance(new Date(`${date}T08:30:10Z`).getTime() - desk.clock.now().getTime());
    await desk.desk.sweep();
    await desk.desk.settled('test', 'ada');
    return wordsIn(desk.sent.slice(from));
  }

  it('says that there is nothing yet when there is nothing', async () => {
    await desk.say('/digest on');
    expect(await monday('2026-11-23')).toBe(
      'Your week: nothing yet. Nothing was sent or saved, and you told me of no reply. Answers to your mails are not tracked here, so tell me of them.',
    );
    expect(await monday('2026-11-24')).toBe('');
  });

  it('counts what stands in the rows, and nothing of the week before', async () => {
    await desk.say('/digest on');
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    const card = cardIn(await desk.say('send it to jane@acme.example'));
    await desk.say({ kind: 'tap', token: card.token.yes });
    desk.script([{ name: 'save_job', args: { jobs: [2, 3] } }]);
    await desk.say('save 2 and 3');
    expect(await monday('2026-11-23')).toBe(
      [
        'Your week:',
        'Sent: 1 mail',
        'Answers to your mails are not tracked here, so tell me of them.',
        'Replies that you told me of: nothing yet',
        'Interviews: nothing yet',
        'Saved: 2 jobs',
      ].join('\n'),
    );
    desk.clock.advance(6 * DAY);
    desk.script([{ name: 'move_in_pipeline', args: { job: 1, stage: 'interview' } }]);
    await desk.say('I got an interview for 1');
    expect(await monday('2026-11-30')).toContain(
      'Sent: nothing yet\nAnswers to your mails are not tracked here, so tell me of them.\nReplies that you told me of: 1\nInterviews: 1\nSaved: nothing yet',
    );
  });

  it('is not sent to a client without digests', async () => {
    await desk.say('/digest off');
    expect(await monday('2026-11-23')).toBe('');
  });
});

describe('a cover letter', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  it('is shown, revised as a letter, and handed over as a file', async () => {
    desk.script([{ name: 'draft_cover_letter', args: { job: 1 } }]);
    const shown = wordsIn(await desk.say('write a cover letter for 1'));
    expect(shown).toContain('Cover letter draft 2, version 1');
    expect(shown).toContain('I would like to apply for the position TypeScript Engineer');
    expect(shown).toContain(
      'You write: “You build services in TypeScript and PostgreSQL with a small team”. My CV names TypeScript.',
    );
    desk.script([{ name: 'revise_draft', args: { tone: 'warm' } }]);
    expect(wordsIn(await desk.say('warmer'))).toContain('I would be very happy to talk with you');
    const [file] = await desk.say('draft 2 as a file');
    expect(file).toMatchObject({ kind: 'file', name: 'cover-letter-northwind-2.txt' });
    const text = Buffer.from(file?.kind === 'file' ? file.base64 : '', 'base64').toString();
    expect(text).toContain('I would be very happy to talk with you');
    expect(text).toContain('Ada Brook');
    expect(desk.mails).toHaveLength(0);
    expect(wordsIn(await desk.say('/draft 9'))).toContain(
      'There is no draft 9. Your drafts: 2, 1.',
    );
  });
});
