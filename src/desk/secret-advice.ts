/** Can the client say that it was no secret? `never`: its shape leaves no doubt; `no`: nothing can be sent again here. */
export type OverrideOffer = 'offered' | 'never' | 'no';

/**
 * What the client is told when a message was blocked: never an echo of it, always a safe way.
 * @param deleting  the desk takes the message out of the chat itself
 */
export function secretAdvice(kind: string, deleting: boolean, offer: OverrideOffer): string {
  const what = kind.replaceAll('_', ' ');
  return [
    `I blocked that message: it looks like a ${what}. I did not keep it and the model did not see it.`,
    deleting
      ? 'I am deleting it from this chat; a notification may still show it. Please change the secret if it was a real one.'
      : 'Please delete it in this chat (for everyone), and change the secret if it was a real one.',
    'I never need it. Safe ways instead: sign in yourself in your own browser, share your screen for a login, connect through OAuth, or use a mailbox that you keep for your job search only.',
    OFFERS[offer],
  ].join('\n');
}

const OFFERS: Readonly<Record<OverrideOffer, string>> = {
  offered:
    'If it was not a secret, write "not a secret" and send it again: I let your next message through once.',
  never:
    'Text of this shape is never let through, whatever it is. Please tell me about it without the value itself.',
  no: 'If it was not a secret, please say it in other words.',
};
