import { describe, expect, it } from 'vitest';
import { allowedHosts } from '../../src/allowed-hosts.ts';
import { readConfig } from '../../src/config.ts';
import { privacyNotice } from '../../src/desk/privacy/notice.ts';
import { noticeVersion } from '../../src/desk/privacy/version.ts';
import { createWaysOut } from '../../src/egress/ways-out.ts';
import { openReplyMailbox } from '../../src/mail/reply-mailbox.ts';
import { privacyFacts } from '../../src/privacy-facts.ts';
import { startImapPeer } from '../support/imap-peer.ts';

const ENV = {
  SMTP_URL: 'smtps://desk:secret@mail.example.com',
  MAIL_FROM: 'desk@example.com',
  IMAP_URL: 'imaps://desk:secret@mail.example.com',
};
const purposes = (env: Record<string, string>) =>
  allowedHosts(readConfig(env)).map(
    ({ purpose, host, port, because }) => `${purpose}: ${host}:${port} by ${because}`,
  );
const notice = (env: Record<string, string>) =>
  JSON.stringify(privacyNotice(privacyFacts(readConfig(env))));

describe('the look for answers and the way out', () => {
  it('is on where mails are sent and the mailbox is known, and off at a word or without either', () => {
    expect(purposes(ENV)).toContain('reply mailbox: mail.example.com:993 by IMAP_URL, REPLIES');
    const { SMTP_URL: _smtp, ...noMail } = ENV;
    const { IMAP_URL: _imap, ...noMailbox } = ENV;
    for (const env of [{ ...ENV, REPLIES: 'off' }, noMail, noMailbox, {}]) {
      expect(readConfig(env).settings.repliesTracked).toBe(false);
      expect(purposes(env).join()).not.toContain('reply mailbox');
      expect(notice(env)).not.toContain('I look for answers');
    }
  });

  it('is refused by the guard where the list does not name the mailbox', async () => {
    const ways = createWaysOut([]);
    const peer = await startImapPeer();
    const mailbox = openReplyMailbox(peer.url, ways.for('reply mailbox'));
    await expect(mailbox.check()).rejects.toMatchObject({ name: 'EgressError' });
    expect(peer.commands()).toEqual([]);
    await peer.close();
    ways.close();
  });

  it('is in the privacy notice, with what is read and kept, and clients are asked again when it begins', () => {
    expect(notice(ENV)).toContain('In the mailbox that sends I look for answers to your mails.');
    expect(notice(ENV)).toContain('every few minutes one for head lines of new mails');
    expect(notice(ENV)).toContain('Who answered your mails, and the subject: 365 days.');
    const version = (env: Record<string, string>) => noticeVersion(privacyFacts(readConfig(env)));
    expect(version(ENV)).not.toBe(version({ ...ENV, REPLIES: 'off' }));
  });
});
