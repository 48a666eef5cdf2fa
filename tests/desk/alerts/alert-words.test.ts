import { describe, expect, it } from 'vitest';
import { alertAddress, newAlertToken, tokenIn } from '../../../src/desk/alerts/alert-address.ts';
import { readCommand } from '../../../src/desk/commands.ts';
import { systemIds } from '../../../src/system.ts';

const wish = (asked: object) => ({ name: 'alerts', wish: asked });

describe('words about alerts', () => {
  it.each([
    ['/alerts', wish({ do: 'show' })],
    ['/Alerts', wish({ do: 'show' })],
    ['My alert address, please', null],
    ['my alert address please', wish({ do: 'show' })],
    ["what's my alert address?", wish({ do: 'show' })],
    ['/alerts renew', wish({ do: 'renew' })],
    ['change my alert address', wish({ do: 'renew' })],
    ['/alerts off', wish({ do: 'end' })],
    ['/alerts digest', wish({ do: 'digest' })],
    ['/alerts now', wish({ do: 'now' })],
    ['/alerts allow', wish({ do: 'allow', sender: null })],
    ['allow Jobs@Board.example', wish({ do: 'allow', sender: 'jobs@board.example' })],
    ['block mails from <x@y.example>', wish({ do: 'block', sender: 'x@y.example' })],
    ['/alerts forget x@y.example', wish({ do: 'forget', sender: 'x@y.example' })],
    ['/alerts please do something', wish({ do: 'unclear' })],
    ['/testalert', { name: 'testalert' }],
    ['test my alert address', { name: 'testalert' }],
    ['does my alert address work?', { name: 'testalert' }],
    ['allow', null],
    ['block', null],
    ['allow me to explain the job alerts', null],
    ['block every company that sells tobacco', null],
    ['forget x@y.example', null],
    ['what is the text of 2?', null],
    ['forget my job alerts', null],
  ])('%s', (words, command) => {
    expect(readCommand(words)).toEqual(command);
  });

  it('hold the pasted text of a job, and a question about one stays a question', () => {
    const text = 'We look for a baker who starts at four. '.repeat(5);
    for (const words of [
      `text of 2: ${text}`,
      `Here is the description of job #2:\n\n${text}`,
      `/text 2 ${text}`,
    ])
      expect(readCommand(words)).toMatchObject({
        name: 'jobtext',
        number: 2,
        text: expect.stringContaining('baker'),
      });
    expect(readCommand('text of 2: is it remote?')).toBeNull();
  });

  it('leave the words of other commands alone', () => {
    expect(readCommand('/forget draft 2')).toMatchObject({ name: 'forget' });
    expect(readCommand('/log')).toEqual({ name: 'log' });
  });
});

describe('an alert address', () => {
  const place = { local: 'alerts', domain: 'desk.example' };
  it('holds a token of its own that survives a change of case', () => {
    const tokens = Array.from({ length: 1000 }, () => newAlertToken(systemIds));
    expect(new Set(tokens).size).toBe(1000);
    for (const token of tokens.slice(0, 50)) {
      expect(tokenIn(alertAddress(place, token).toUpperCase(), place)).toBe(token);
      expect(token).toMatch(/^[a-z0-9]{24}$/);
    }
  });
  it.each([
    'alerts@desk.example',
    'alerts+@desk.example',
    'alerts+short@desk.example',
    `alerts+${'a'.repeat(24)}@other.example`,
    `alerts+${'a'.repeat(24)}@desk.example.evil.example`,
    `other+${'a'.repeat(24)}@desk.example`,
    `alerts+${'a'.repeat(20)}"; drop@desk.example`,
    '',
  ])('is none of: %s', (address) => {
    expect(tokenIn(address, place)).toBeNull();
  });
});
