import { describe, expect, it } from 'vitest';
import { createAlertReader } from '../../../src/jobs/alerts/alert-reader.ts';
import { BOARD_MAILS, mailOf } from '../../support/alert-mails.ts';

const reader = createAlertReader();
const read = (mail: string | Uint8Array) => reader.read(Buffer.from(mail));

describe.each(BOARD_MAILS)('an alert mail: $name', ({ mail, jobs, board }) => {
  it('gives each job once, with company and place', async () => {
    const reading = await read(mail);
    expect(
      reading.postings.map(
        ({ title, company, places }) => `${title} | ${company} | ${places[0] ?? ''}`,
      ),
    ).toEqual(jobs);
    expect(reading.board).toBe(board);
  });

  it('keeps no token of a link', async () => {
    const kept = JSON.stringify((await read(mail)).postings);
    expect(kept).not.toMatch(/secret|token|midSig|trk=|utm_|lipi|tk=/i);
  });

  it('gives the same ids when it comes again', async () => {
    const ids = async () => (await read(mail)).postings.map(({ id }) => id);
    expect(await ids()).toEqual(await ids());
    expect(new Set(await ids()).size).toBe(jobs.length);
  });
});

describe('what a mail says of a job', () => {
  it('is read into pay, remote and snippet', async () => {
    const indeed = BOARD_MAILS.find(({ name }) => name === 'Indeed, text')?.mail ?? '';
    const [first] = (await read(indeed)).postings;
    expect(first).toMatchObject({
      id: 'alert:indeed:0123456789abcdef',
      url: 'https://uk.indeed.com/viewjob?jk=0123456789abcdef',
      pay: { min: 30_000, max: 37_000, currency: 'GBP', period: 'year' },
      text: expect.stringContaining('build pipelines in Python'),
    });
    const linkedIn = await read(BOARD_MAILS[0]?.mail ?? '');
    expect(linkedIn.postings[1]).toMatchObject({
      id: 'alert:linkedin:4012345679',
      url: 'https://www.linkedin.com/jobs/view/4012345679/',
      remote: 'remote',
      text: '',
    });
  });

  it('is nothing where there is none, and the mail says whose it is', async () => {
    const reading = await read(
      mailOf(
        { text: 'Your weekly newsletter. Read on: https://news.example/today' },
        { from: 'x@news.example' },
      ),
    );
    expect(reading).toEqual({ board: 'news.example', postings: [] });
  });
});
