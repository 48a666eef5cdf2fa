import { describe, expect, it } from 'vitest';
import { findSkills, skillNames } from '../../src/match/skills.ts';

const names = (text: string) => [...new Set(findSkills(text).map((hit) => hit.skill))].sort();

describe('look-alikes', () => {
  it.each([
    ['We use Go and Rust.', ['Go', 'Rust']],
    ['Former Google engineers go to market with us', []],
    ['Go above and beyond for our customers', []],
    ['golang services', ['Go']],
    ['Java, Spring Boot', ['Java', 'Spring Boot']],
    ['JavaScript and CSS', ['CSS', 'JavaScript']],
    ['C, C++ and C#', ['C', 'C#', 'C++']],
    ['C++ only', ['C++']],
    ['vitamin C for the C-suite', []],
    ['Skills: R, Python', ['Python', 'R']],
    ['experience using Python or R for reports', ['Python', 'R']],
    ['R&D department led by John R. Smith', []],
    ['.NET and Node.js', ['.NET', 'Node.js']],
    ['You excel at service', []],
    ['Word and Excel', ['Excel']],
  ])('reads %j as %j', (text, expected) => {
    expect(names(text)).toEqual([...expected].sort());
  });
});

describe('aliases', () => {
  it.each([
    ['k8s', 'Kubernetes'],
    ['Postgres', 'PostgreSQL'],
    ['golang', 'Go'],
    ['Buchhaltung', 'Accounting'],
    ['ICU', 'Intensive care'],
    ['comptabilité', 'Accounting'],
    ['forklift license', 'Forklift operation'],
    ['lesson plans', 'Lesson planning'],
  ])('knows %j as %j', (alias, skill) => {
    expect(names(alias)).toEqual([skill]);
  });

  it('prefers the longest name', () => {
    expect(names('React Native apps')).toEqual(['React Native']);
    expect(names('accounts payable and project management')).toEqual([
      'Accounts payable',
      'Project management',
    ]);
  });

  it('gives offsets of exact slices', () => {
    const text = 'Wir suchen: k8s-Erfahrung, Ärzte, Node.js.';
    for (const hit of findSkills(text))
      expect(['k8s', 'Node.js']).toContain(text.slice(hit.start, hit.end));
    expect(findSkills(text)).toHaveLength(2);
  });
});

describe('denials', () => {
  it.each([
    'no Kubernetes needed',
    'without Java',
    'Java is not required',
    'no prior experience with Kubernetes necessary',
    "You don't need Kubernetes",
    'ohne Java',
    'Java ist nicht erforderlich',
    'keine Kenntnisse in Java nötig',
    'pas besoin de Java',
    "Java n'est pas exigé",
    'sans Java',
    'no es necesario saber Java',
    'Java no es imprescindible',
    'sin Java',
  ])('hears no skill in %j', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('keeps what stands outside the denial', () => {
    expect(names('No Java needed, but Python is')).toEqual(['Python']);
    expect(names('Not only Java, also Python')).toEqual(['Java', 'Python']);
    expect(names('Nicht nur Java, auch Python')).toEqual(['Java', 'Python']);
    expect(names('No solo Java, también Python')).toEqual(['Java', 'Python']);
  });
});

it('covers all sectors with more than 700 skills of distinct names', () => {
  const all = skillNames();
  expect(all.length).toBeGreaterThan(700);
  expect(new Set(all).size).toBe(all.length);
});

it('takes empty and odd text', () => {
  expect(findSkills('')).toEqual([]);
  expect(findSkills('\u0000 ++ ## . / 🙂')).toEqual([]);
});
