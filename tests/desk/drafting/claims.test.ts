import { describe, expect, it } from 'vitest';
import { unsupportedClaims } from '../../../src/desk/drafting/claims.ts';
import { containsTerm } from '../../../src/desk/drafting/terms.ts';

const CV = `Ada Brook, Backend Engineer in Lisbon. 7 years of experience.
Moved 14 nightly batches to Kafka streams at Tideline Freight.`;
const POSTING = 'Node.js Backend Engineer at Quillmark. We use Kubernetes and pay 68,000.';

const claims = (body: string) => unsupportedClaims(body, [CV], [POSTING, 'Aoife Brannigan']);

describe('unsupportedClaims', () => {
  it.each([
    'Hello Aoife Brannigan, I moved 14 nightly batches to Kafka streams at Tideline Freight.',
    'You use Kubernetes at Quillmark, which I would like to learn more about.',
    'I have 7 years of experience.\nCould we talk about it? Kind regards, Ada Brook',
  ])('finds nothing in %j', (body) => {
    expect(claims(body)).toEqual([]);
  });

  it.each([
    ['I have 12 years of experience.', '12 years'],
    ['I led the team at Globex for years.', 'Globex'],
    ['I am an expert in Rust.', 'Rust'],
    ['I have worked with Kubernetes for years.', 'Kubernetes'],
    ['I cut costs by 40 percent.', '40'],
    ['I studied at the University of Cambridge.', 'Cambridge'],
  ])('finds what the CV does not say in %j', (body, claim) => {
    expect(claims(body)).toContain(claim);
  });
});

describe('containsTerm', () => {
  it.each([
    ['Google', 'Go', false],
    ['Go and Rust', 'go', true],
    ['JavaScript', 'Java', false],
    ['C++ and C', 'C', true],
    ['only C++', 'C', false],
    ['wrote Node.js code', 'node.js', true],
    ['nodexjs', 'node.js', false],
    ['Übersetzerin', 'Übersetzer', false],
    ['anything', '', false],
  ])('says of %j and %j: %s', (text, term, expected) => {
    expect(containsTerm(text, term)).toBe(expected);
  });
});
