/** What the client is told when a message was blocked: never an echo of it, always a safe way. */
export function secretAdvice(kind: string): string {
  const what = kind.replaceAll('_', ' ');
  return [
    `I blocked that message: it looks like a ${what}. I did not keep it and the model did not see it.`,
    'Please delete it in this chat on your side, and change the secret if it was a real one.',
    'I never need it. Safe ways instead: sign in yourself in your own browser, share your screen for a login, connect through OAuth, or use a mailbox that you keep for your job search only.',
    'If it was not a secret, please say it in other words.',
  ].join('\n');
}
