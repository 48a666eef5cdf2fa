import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../src/desk/commands.ts';
import { factsOfLocalDesk } from '../../../src/desk/privacy/facts.ts';
import { noticeText, privacyNotice } from '../../../src/desk/privacy/notice.ts';
import { NOTICE_DATE, NOTICE_TEXTS } from '../../../src/desk/privacy/notice-date.ts';
import { changedSince, noticeVersion } from '../../../src/desk/privacy/version.ts';
import { fullFacts } from './facts.ts';

const LOCAL = factsOfLocalDesk({ name: 'offline', host: null, retention: 'It runs here.' });
const text = (facts: Parameters<typeof privacyNotice>[0]) => noticeText(privacyNotice(facts));

describe('the privacy notice', () => {
  it('OR7: names every host that the desk contacts, what it gets and how long it keeps it', () => {
    const facts = fullFacts();
    for (const { name, hosts, gets, keeps, role } of facts.parties) {
      if (role === 'model') continue;
      expect(text(facts)).toContain(
        `${name} (${hosts.join(', ')}${role === 'mail' ? ', on this machine' : ''}) gets ${gets}. ${keeps}`,
      );
    }
    expect(text(facts)).toContain('gpt at api.openai.com. Kept for 30 days.');
  });

  it('OR7: changes with its configuration, without a word being edited', () => {
    const other = fullFacts({
      model: { name: 'llama', host: 'models.example', retention: 'Kept as its operator says.' },
    });
    expect(text(other)).toContain('llama at models.example');
    expect(text(other)).not.toContain('gpt at');
    expect(text(LOCAL)).not.toContain('example');
    expect(text(LOCAL)).toContain('It runs here.');
  });

  it('says each time of keeping, each scope and each second yes', () => {
    expect(text(fullFacts())).toContain('CV: until you delete it or leave.');
    expect(text(fullFacts())).toContain('Messages: 60 days.');
    expect(text(fullFacts())).toContain('Asked for at Google: gmail.labels, to tag threads.');
    expect(text(fullFacts())).toContain('agree as well to: send outreach.');
    expect(text(LOCAL)).toContain('no permission at any account of yours');
  });

  it('AT8: says the place that is configured, and that it is not known when it is not', () => {
    expect(text(fullFacts())).toContain('Place: Frankfurt, Germany.');
    expect(text(fullFacts({ location: null }))).toMatch(/has not said in which country/);
  });

  it('promises no command that the desk does not know', () => {
    const rights = privacyNotice(LOCAL).find(({ id }) => id === 'rights')?.lines ?? [];
    const commands = rights.join(' ').match(/(?<= |^)\/[a-z]+/g) ?? [];
    expect(commands).toContain('/privacy');
    for (const command of commands) expect(readCommand(command)?.name).not.toBe('unknown');
  });

  it('OT15: a changed wording has a date of its own', () => {
    // Names and figures of the samples are data; what is left is the wording.
    const digest = createHash('sha256')
      .update(text(fullFacts()))
      .update(text(fullFacts({ mailMode: 'handover', location: null, operator: null })))
      .update(text(LOCAL))
      .digest('hex')
      .slice(0, 16);
    const line = `{ date: '<today>', digest: '${digest}' }`;
    expect(NOTICE_TEXTS.at(-1)?.digest, `The wording changed: add ${line} to NOTICE_TEXTS.`).toBe(
      digest,
    );
    const dates = NOTICE_TEXTS.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].toSorted());
    expect(NOTICE_DATE).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('its version', () => {
  const facts = fullFacts();
  const now = noticeVersion(facts);

  it('is the same for the same facts, whatever their order', () => {
    expect(noticeVersion(fullFacts({ parties: facts.parties.toReversed() }))).toBe(now);
    expect(now).toMatch(new RegExp(`^${NOTICE_DATE}(\\.[0-9a-f]{6}){6}$`));
  });

  it.each([
    ['the model host', { model: { ...facts.model, host: 'other.example' } }, ['model']],
    ['its retention', { model: { ...facts.model, retention: 'For ever.' } }, ['model']],
    ['a channel', { parties: facts.parties.filter(({ role }) => role !== 'chat') }, ['chat']],
    ['the mail mode', { mailMode: 'handover' }, ['mail']],
    ['a scope', { scopes: [] }, ['mail']],
    ['the place', { location: 'Mars' }, ['storage']],
    ['a time of keeping', { retention: [{ what: 'CV', days: 1 }] }, ['retention']],
    ['the operator', { operator: 'Bcme' }, ['people']],
    ['a second yes', { secondYes: [] }, ['people']],
  ] as const)('changes with %s, and tells where', (_what, more, sections) => {
    expect(noticeVersion(fullFacts(more))).not.toBe(now);
    expect(changedSince(now, fullFacts(more))).toEqual({ wording: false, sections });
  });

  it('stays when only the name of the model or a port of this machine changes', () => {
    expect(noticeVersion(fullFacts({ model: { ...facts.model, name: 'gpt-2' } }))).toBe(now);
    const moved = facts.parties.map((party) =>
      party.local ? { ...party, hosts: ['127.0.0.1:26'] } : party,
    );
    expect(noticeVersion(fullFacts({ parties: moved }))).toBe(now);
  });

  it('tells a change of the wording alone', () => {
    const older = now.replace(NOTICE_DATE, '2025-01-01');
    expect(changedSince(older, facts)).toEqual({ wording: true, sections: [] });
  });

  it.each(['2026-11', 'trial', '', null])('cannot be compared with %s', (agreed) =>
    expect(changedSince(agreed, facts)).toBe('all'),
  );
});
