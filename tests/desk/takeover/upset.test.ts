import { describe, expect, it } from 'vitest';
import { isUpset } from '../../../src/desk/takeover/upset.ts';

describe('a client who sounds upset', () => {
  it.each([
    'This is useless!',
    'you are useless',
    'you’re an idiot',
    'stupid bot',
    'This bot is a joke.',
    'STOP IT THIS IS WRONG AGAIN',
    'I am fed up with this',
    'fuck off',
    'you never listen',
    "I've told you five times.",
    'Das ist doch nutzlos. du bist nutzlos!',
    'blöder Bot',
    'Mir reicht’s!',
    "C'est vraiment nul.",
    "j'en ai marre !",
    'Eres inútil',
    'Estoy harto de esto',
  ])('is heard in "%s"', (text) => {
    expect(isUpset(text)).toBe(true);
  });

  it.each([
    'please stop the daily digest',
    'stop',
    'this is great',
    'I am not stupid, I can learn Rust',
    'a waste management job',
    'I worked in waste disposal; it is a dirty job',
    'My last boss said the report was useless, so I left',
    'FIND ME JOBS IN BERLIN PLEASE',
    'SAP ABAP AWS GCP',
    'it is a joke shop in London',
    'that is enough for today, thank you',
    'Das ist nicht dumm gedacht',
    "c'est nul part indiqué où postuler",
    'ya no busco trabajo en Madrid',
    'I hate my current job',
    'the company makes robots that are stupid simple to use',
    'is this job useless for my career?',
    `My cover letter: ${'I like to work with people. '.repeat(20)} you are useless`,
    '',
  ])('is not heard in "%s"', (text) => {
    expect(isUpset(text)).toBe(false);
  });
});
