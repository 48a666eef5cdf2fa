import type { Control } from '../client.ts';

/**
 * May the bot say something in this conversation? Until a person has come it goes on helping; from then on, while they
 * hand back, and in a closed conversation it is silent.
 */
export function botSpeaks({ control }: { control: Control }): boolean {
  return control === 'bot' || control === 'requested';
}
