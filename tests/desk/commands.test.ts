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
  ])('reads %j as %j', (text, name) => {
    expect(readCommand(text)?.name ?? null).toBe(name);
  });

  it.each([
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

  it('names an unknown slash word, so that a typo is not taken for a question', () => {
    expect(readCommand('/pendign')).toEqual({ name: 'unknown', word: 'pendign' });
  });
});
