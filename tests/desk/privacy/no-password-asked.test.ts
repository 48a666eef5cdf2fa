import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { baseInstructions } from '../../../src/agent/prompt.ts';
import { noticeText, privacyNotice } from '../../../src/desk/privacy/notice.ts';
import { secretAdvice } from '../../../src/desk/secret-advice.ts';
import { toolSpecs } from '../../../src/desk/tool-specs.ts';
import { catalogOf } from '../../support/catalog.ts';
import { fullFacts } from './facts.ts';

const NAMES =
  'passwords?|passcodes?|pin(?: code)?|one[- ]time codes?|login (?:data|details)|credentials';
/** A request for a secret: a verb of asking, and the name of a secret in the same sentence, not denied. */
const ASKS = new RegExp(
  `\\b(?:send|give|tell|enter|type|share|provide|need|write|confirm|what is)\\b[^.!?\\n]{0,60}\\b(?:${NAMES})\\b`,
  'i',
);
const DENIED = /\b(?:never|no|not|don't|do not|nobody|without|must not)\b/i;

function asked(text: string): string[] {
  return text
    .split(/(?<=[.!?])\s|\n/)
    .filter((sentence) => ASKS.test(sentence) && !DENIED.test(sentence));
}

/** Every piece of text in the sources that a client or a model may read. */
function literals(source: string): string[] {
  return [
    ...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g),
  ].map(([, single, double, template]) => single ?? double ?? template ?? '');
}

describe('OR12: nobody is asked for a password', () => {
  it('the test itself would notice', () => {
    expect(asked('Please send me your password.')).toHaveLength(1);
    expect(asked('What is the one-time code they sent you?')).toHaveLength(1);
    expect(asked('Never send me passwords or codes.')).toHaveLength(0);
  });

  it('not by the instructions of the model or the description of a tool', () => {
    const tools = toolSpecs(catalogOf());
    expect(asked([baseInstructions(), JSON.stringify(tools)].join('\n'))).toEqual([]);
  });

  it('not by a sentence of the desk, a channel or a tool', () => {
    // Operators sign in at the console, on pages that no client ever sees.
    const files = globSync('src/{desk,bot,tools,agent,mail,console}/**/*.ts').filter(
      (file) => !/^src\/console\/(?:auth|pages)\//.test(file),
    );
    expect(files.length).toBeGreaterThan(100);
    const found = files.flatMap((file) =>
      literals(readFileSync(file, 'utf8')).flatMap((text) => asked(text)),
    );
    expect(found).toEqual([]);
  });

  it.each(['offered', 'never', 'no'] as const)(
    'and a blocked message is answered with a safe way (%s)',
    (offer) => {
      const advice = secretAdvice('password', true, offer);
      for (const way of [/OAuth/, /share your screen/, /own browser/, /mailbox that you keep/])
        expect(advice).toMatch(way);
    },
  );

  it('and the notice names the safe ways as well', () =>
    expect(noticeText(privacyNotice(fullFacts()))).toMatch(/OAuth, a login over a shared screen/));
});
