import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../src/desk/commands.ts';

describe('commands of the digest', () => {
  it.each([
    ['/digest', { name: 'digest', wish: null }],
    ['/digest 7:30', { name: 'digest', wish: '7:30' }],
    ['/digest off', { name: 'digest', wish: 'off' }],
    ['Daily digest at 7:30', { name: 'digest', wish: '7:30' }],
    ['send me the digest at 9', { name: 'digest', wish: '9' }],
    ['stop the digest', { name: 'digest', wish: 'off' }],
    ['No more digests!', { name: 'digest', wish: 'off' }],
    ['stop sending me these daily digests', { name: 'digest', wish: 'off' }],
    ['unsubscribe', { name: 'digest', wish: 'off' }],
    ['save this search', { name: 'savesearch', query: null }],
    ['Please save that search.', { name: 'savesearch', query: null }],
    ['/saved add nurse jobs in Hamburg', { name: 'savesearch', query: 'nurse jobs in hamburg' }],
    ['/saved', { name: 'saved', wish: { do: 'list' } }],
    ['show me my saved searches', { name: 'saved', wish: { do: 'list' } }],
    ['/saved stop 2', { name: 'saved', wish: { do: 'stop', number: 2 } }],
    ['stop search 2', { name: 'saved', wish: { do: 'stop', number: 2 } }],
    ['/saved stop all', { name: 'saved', wish: { do: 'stop', number: 'all' } }],
    ['delete all my saved searches', { name: 'saved', wish: { do: 'stop', number: 'all' } }],
    ['/saved 2 at once', { name: 'saved', wish: { do: 'at_once', number: 2, on: true } }],
    [
      'tell me at once about search 3',
      { name: 'saved', wish: { do: 'at_once', number: 3, on: true } },
    ],
    ['/saved 2 daily', { name: 'saved', wish: { do: 'at_once', number: 2, on: false } }],
    ['search 2 in the digest', { name: 'saved', wish: { do: 'at_once', number: 2, on: false } }],
    ['/saved whatever', { name: 'saved', wish: { do: 'unknown' } }],
    ['/draft 5', { name: 'draft', number: 5, asFile: false }],
    ['show draft 5', { name: 'draft', number: 5, asFile: false }],
    ['send me draft 5 as a file', { name: 'draft', number: 5, asFile: true }],
    ['/draft 5 file', { name: 'draft', number: 5, asFile: true }],
    ['draft 5 not now', { name: 'followup', draft: 5, when: 'later' }],
    ['draft 5 never', { name: 'followup', draft: 5, when: 'never' }],
    ['follow-up 5: later', { name: 'followup', draft: 5, when: 'later' }],
  ])('reads %s', (text, command) => {
    expect(readCommand(text)).toEqual(command);
  });

  it.each([
    'send draft 5',
    'draft 2',
    'save 2',
    'save 1 and 3',
    'not now',
    'find me digest editor jobs',
    'stop working on search engines',
    'saved jobs please and more',
  ])('leaves %s to the agent or to a card', (text) => {
    const name = readCommand(text)?.name;
    expect(['digest', 'saved', 'savesearch', 'draft', 'followup']).not.toContain(name);
  });

  it('still stops what runs', () => {
    expect(readCommand('stop')).toEqual({ name: 'stop' });
    expect(readCommand('/stop')).toEqual({ name: 'stop' });
    expect(readCommand('stop everything')).toEqual({ name: 'pause' });
  });
});
