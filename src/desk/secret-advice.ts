/**
 * What the client is told when a message was blocked: never an echo of it, always a safe way.
 * @param deleting  the desk takes the message out of the chat itself
 */
export function secretAdvice(kind: string, deleting: boolean): string {
  const what = kind.replaceAll('_', ' ');
  return [
    `I blocked that message: it looks like a ${what}. I did not keep it and the model did not see it.`,
    deleting
      ? 'I am deleting it from this chat; a notification may still show it. Please change the secret if it was a real one.'
      : 'Please delete it in this chat (for everyone), and change the secret if it was a real one.',
    'I never need it. Safe ways instead: sign in yourself in your own browser, share your screen for a login, connect through OAuth, or use a mailbox that you keep for your job search only.',
    'If it was not a secret, please say it in other words.',
  ].join('\n');
}
