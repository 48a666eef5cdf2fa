/** What Telegram shows behind the menu button; the desk understands them as plain words too. */
export const MENU = [
  { command: 'help', description: 'what I understand' },
  { command: 'cv', description: 'what I read from your CV' },
  { command: 'pending', description: 'cards that wait for your yes' },
  { command: 'pipeline', description: 'jobs that you saved' },
  { command: 'alerts', description: 'your address for forwarded job alerts' },
  { command: 'saved', description: 'searches that run by themselves' },
  { command: 'digest', description: 'when I tell you what is new' },
  { command: 'log', description: 'who touched what, when and why' },
  { command: 'permissions', description: 'standing permissions' },
  { command: 'profile', description: 'what I know of you and what you want' },
  { command: 'privacy', description: 'who reads your words, what is kept' },
  { command: 'cost', description: 'what the model has cost, what is left of today' },
  { command: 'human', description: 'ask for a person of this desk' },
  { command: 'stop', description: 'stop what I am doing' },
] as const;
