import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../src/desk/commands.ts';

const wish = (text: string) => {
  const command = readCommand(text);
  return command?.name === 'human' || command?.name === 'bot' ? command.name : null;
};

describe('a wish for a person', () => {
  it.each([
    '/human',
    'human',
    'I want to talk to a person',
    'I want to talk to a human!',
    'Can I speak to someone?',
    'could I talk with a real person please',
    'please connect me to a human',
    'I need a human',
    'let me talk to a human being',
    'How can I talk to a real human?',
    'Is there someone I can talk to?',
    'get me a person',
    'Ich möchte mit einem Menschen sprechen',
    'Kann ich bitte mit einem Mitarbeiter reden?',
    'Ich will mit einer echten Person sprechen.',
    'Je veux parler à une personne',
    'Je voudrais parler à un humain, svp',
    'puis-je parler à quelqu’un ?',
    'Quiero hablar con una persona',
    '¿Puedo hablar con alguien?',
    'necesito hablar con un humano por favor',
    'Hi! Can I talk to a human?',
    'Thanks. Can I talk to a person now?',
    'Could I please speak to a real person?',
    'Can you connect me to a human?',
    'Can you get me a person?',
    'could you put me through to a human',
    'I need help from a person',
    'I want to speak to an agent',
    'real human please',
    "I don't want to talk to a bot, I want a human",
    'I want a real person, not a bot',
    'No, I want a human',
    'Können Sie mich mit einem Menschen verbinden?',
    'Verbinden Sie mich bitte mit einem Mitarbeiter',
    'Gibt es hier einen Menschen, mit dem ich sprechen kann?',
    'Kann mir ein Mensch helfen?',
    "un humain s'il vous plaît",
    'Pouvez-vous me passer un humain ?',
    'Je souhaite parler avec un conseiller humain',
    'una persona por favor',
    '¿Me puede atender una persona?',
    '¿Puedes pasarme con un humano?',
  ])('is read in "%s"', (text) => {
    expect(wish(text)).toBe('human');
  });

  it.each([
    'human resources job',
    'find me a human resources job',
    'I want to talk to a recruiter',
    'I want to work with people',
    'I need a person specification for this job',
    'write to a person at Acme',
    'who is the contact person?',
    'can someone without a degree apply?',
    'I want to talk to a human resources manager at Acme',
    'I want to talk to a person at Siemens about the job',
    'people person',
    'operator jobs in Berlin',
    'operator',
    'agent',
    'no human please',
    'is a human reading this?',
    'are you a human?',
    'am I talking to a person or a bot?',
    'talk to a person at Acme for me',
    'I want to speak to an agent at Acme',
    "I don't want to talk to a human",
    'Ist hier ein Mensch?',
    'Kann mir ein Mensch bei Siemens helfen?',
    "Je voudrais parler à quelqu'un chez Airbus",
    "Est-ce qu'un humain lit ceci ?",
    'Quiero hablar con una persona de Inditex',
    '¿Eres una persona?',
    'personne',
    'machine operator',
    'Ich suche einen Job als Personalreferent',
    'Ich möchte mit Menschen arbeiten',
    'je cherche un poste en ressources humaines',
    'quiero trabajar con personas',
    'recursos humanos',
    'is there a person behind this company?',
    'yes',
    '',
  ])('is not read in "%s"', (text) => {
    expect(wish(text)).toBeNull();
  });

  it.each([
    '/bot',
    'back to the bot',
    'never mind the human',
    "I don't need a person anymore",
    'zurück zum Assistenten',
  ])('is taken back with "%s"', (text) => {
    expect(wish(text)).toBe('bot');
  });

  it.each(['bot developer jobs', 'chatbot', 'the bot', 'I want to build a bot'])(
    'is not taken back with "%s"',
    (text) => {
      expect(wish(text)).toBeNull();
    },
  );
});
