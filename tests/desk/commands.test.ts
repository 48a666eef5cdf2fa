import { describe, expect, it } from 'vitest';
import { readCommand } from '../../src/desk/commands.ts';

describe('readCommand', () => {
  it.each([
    ['/help', 'help'],
    ['/Log', 'log'],
    ['/pending@sayso_bot', 'pending'],
    ['  what is pending? ', 'pending'],
    ['Show me my pipeline, please', null],
    ['show me my pipeline please', 'pipeline'],
    ['Show my pipeline', 'pipeline'],
    ['help', 'help'],
    ['What did this cost?', 'cost'],
    ['show the log', 'log'],
    ['stop', 'stop'],
    ['/export', 'export'],
    ['Send me my data, please', null],
    ['please send me my data', 'export'],
    ['/delete', 'delete'],
    ['Delete my account!', 'delete'],
    ['stop everything for now', 'pause'],
    ['/resume', 'resume'],
  ])('reads %j as %j', (text, name) => {
    expect(readCommand(text)?.name ?? null).toBe(name);
  });

  it.each([
    'delete my second skill',
    'delete the draft',
    'my data science jobs',
    'help me write to the hiring manager',
    'stop mentioning Kafka',
    'log in with my account',
    'what does this cost me in taxes',
    'find me pipeline engineer jobs',
    '',
  ])('leaves %j to the agent', (text) => {
    expect(readCommand(text)).toBeNull();
  });

  it('reads which permission to end', () => {
    expect(readCommand('revoke 2')).toEqual({ name: 'revoke', number: 2 });
    expect(readCommand('/revoke permission #1')).toEqual({ name: 'revoke', number: 1 });
  });

  it('reads what to forget, and leaves what cannot be forgotten by itself to the answer', () => {
    const wish = (text: string) => readCommand(text);
    expect(wish('/forget draft 2')).toEqual({ name: 'forget', wish: { what: 'draft', number: 2 } });
    expect(wish('/forget all my drafts')).toEqual({
      name: 'forget',
      wish: { what: 'drafts', number: null },
    });
    expect(wish('/forget search history')).toEqual({ name: 'forget', wish: null });
    expect(wish('/forget')).toEqual({ name: 'forget', wish: null });
  });

  it('names an unknown slash word, so that a typo is not taken for a question', () => {
    expect(readCommand('/pendign')).toEqual({ name: 'unknown', word: 'pendign' });
  });
});
